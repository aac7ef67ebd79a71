#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A time authority on loopback: openssl ts behind HTTP, in the current folder.

Its port is written to the standard output.  What is asked for says what is
answered: /tsa a token, and the others what no authority should answer.
"""
import http.server
import subprocess
import tempfile

REPLY = "application/timestamp-reply"
# PKIStatusInfo { rejection, unacceptedPolicy (bit 15) }
REJECTED = bytes.fromhex("300a30080201020303000001")
last = b""


def reply(query, *options):
    with tempfile.NamedTemporaryFile() as asked:
        asked.write(query)
        asked.flush()
        return subprocess.run(
            ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile",
             asked.name, *options], check=True, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL).stdout


def answer(path, query):
    """The status, the type and the body."""
    global last
    if path == "/page":
        return 200, "text/html", b"<html>bonjour</html>"
    if path == "/error":
        return 500, REPLY, b""
    if path == "/no":
        return 200, REPLY, REJECTED
    if path == "/old":
        return 200, REPLY, last
    body = reply(query)
    if path == "/tsa":
        last = body
    return 200, REPLY, body[:100] if path == "/cut" else body


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        query = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Type"] != "application/timestamp-query":
            self.send_error(415)
            return
        status, kind, body = answer(self.path, query)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
