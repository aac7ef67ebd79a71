#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The same guard whatever carries the push: git's own protocol, ssh, http.
. "$(dirname "$0")/lib.sh"

preparer
git push -q --follow-tags origin main || exit 1
pids=
finir() {
	for pid in $pids; do
		kill "$pid" 2>/dev/null
	done
	rm -rf "${scratch%/*}"
}
trap finir EXIT

# port: one that nobody listens on
port() {
	python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

# attendre <port>: until somebody does
attendre() {
	python3 -c 'import socket, sys, time
for i in range(100):
	try:
		socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1)
		sys.exit(0)
	except OSError:
		time.sleep(0.1)
sys.exit(1)' "$1"
}

# essayer <url>: an avenant goes through, a direct edit does not
essayer() {
	git remote set-url origin "$1"
	clore dugny 2
	passe git push --follow-tags origin main
	sain
	echo Faux >>conventions/dugny/annexes/1.md
	enregistrer
	refuse 'remote: conventions/dugny/annexes/1.md: erreur' \
		'remote: ctg : envoi refusé' -- git push origin main
	seulement L851
	refuse 'remote: main: erreur' -- git push --force origin HEAD~2:main
	refuse 'remote: acte/dugny/2: erreur' -- \
		git push origin :refs/tags/acte/dugny/2
}

dans "git daemon"
p=$(port)
git daemon --listen=127.0.0.1 --port="$p" --base-path="$scratch" \
	--export-all --enable=receive-pack --reuseaddr \
	>"$scratch/daemon" 2>&1 &
pids="$pids $!"
if attendre "$p"; then
	essayer "git://127.0.0.1:$p/serveur.git"
	fini
else
	echo "skip - $case: it does not start"
fi

dans "http"
p=$(port)
backend=$(git --exec-path)/git-http-backend
cat >"$scratch/httpd.py" <<'FIN'
import http.server, os, subprocess, sys

class Handler(http.server.BaseHTTPRequestHandler):
	def log_message(self, *args):
		pass

	def serve(self):
		path, _, query = self.path.partition("?")
		if self.headers.get("Transfer-Encoding") == "chunked":
			body = b""
			while True:
				size = int(self.rfile.readline(), 16)
				body += self.rfile.read(size)
				self.rfile.readline()
				if size == 0:
					break
		else:
			body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
		env = dict(os.environ, GIT_PROJECT_ROOT=sys.argv[2],
			GIT_HTTP_EXPORT_ALL="1", PATH_INFO=path,
			QUERY_STRING=query, REQUEST_METHOD=self.command,
			CONTENT_TYPE=self.headers.get("Content-Type") or "",
			CONTENT_LENGTH=str(len(body)), REMOTE_USER="claire",
			HTTP_CONTENT_ENCODING=self.headers.get("Content-Encoding") or "",
			GIT_PROTOCOL=self.headers.get("Git-Protocol") or "")
		out = subprocess.run([sys.argv[3]], input=body, env=env,
			stdout=subprocess.PIPE).stdout
		head, _, rest = out.partition(b"\r\n\r\n")
		status = 200
		fields = []
		for line in head.decode().split("\r\n"):
			key, _, value = line.partition(": ")
			if key == "Status":
				status = int(value.split()[0])
			else:
				fields.append((key, value))
		self.send_response(status)
		for key, value in fields:
			self.send_header(key, value)
		self.send_header("Content-Length", str(len(rest)))
		self.end_headers()
		self.wfile.write(rest)

	do_GET = do_POST = serve

http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])),
	Handler).serve_forever()
FIN
python3 "$scratch/httpd.py" "$p" "$scratch" "$backend" \
	>"$scratch/daemon" 2>&1 &
pids="$pids $!"
if [ -x "$backend" ] && attendre "$p"; then
	essayer "http://127.0.0.1:$p/serveur.git"
	fini
else
	echo "skip - $case: no git-http-backend"
fi

dans "ssh"
sshd=$(PATH=$PATH:/usr/sbin command -v sshd)
if [ -z "$sshd" ] || ! command -v ssh >/dev/null; then
	echo "skip - $case: no sshd"
	exit 0
fi
p=$(port)
# As root it wants a folder of its own, that the system makes at boot.
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
ssh-keygen -q -t ed25519 -N '' -f "$scratch/host"
ssh-keygen -q -t ed25519 -N '' -f "$scratch/key"
cp "$scratch/key.pub" "$scratch/authorized"
cat >"$scratch/sshd_config" <<FIN
ListenAddress 127.0.0.1
Port $p
HostKey "$scratch/host"
AuthorizedKeysFile "$scratch/authorized"
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
SetEnv PATH="$PATH" HOME="$HOME" GIT_CONFIG_NOSYSTEM=1
FIN
"$sshd" -D -e -f "$scratch/sshd_config" >"$scratch/daemon" 2>&1 &
pids="$pids $!"
if attendre "$p"; then
	# git gives it to a shell, which reads the quotes.
	# shellcheck disable=SC2089,SC2090
	GIT_SSH_COMMAND="ssh -p $p -i '$scratch/key' -F none"
	GIT_SSH_COMMAND="$GIT_SSH_COMMAND -o StrictHostKeyChecking=no"
	GIT_SSH_COMMAND="$GIT_SSH_COMMAND -o UserKnownHostsFile=$scratch/known"
	GIT_SSH_COMMAND="$GIT_SSH_COMMAND -o LogLevel=ERROR"
	# shellcheck disable=SC2090
	export GIT_SSH_COMMAND
	essayer "ssh://$(id -un)@127.0.0.1$scratch/serveur.git"
	fini
else
	echo "skip - $case: sshd does not start here"
fi
