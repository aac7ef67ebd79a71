# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium, through chromedriver: WebDriver is plain HTTP."""
import base64
import json
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request


class Failure(Exception):
    """What the driver answered instead of a result."""


class Browser:
    def __init__(self, scratch, dark=False):
        self.log = open(f"{scratch}/driver.log", "ab")
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE,
            stderr=self.log, text=True, start_new_session=True)
        self.root = None
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                port = line.rsplit(" ", 1)[1].strip().rstrip(".")
                self.root = f"http://127.0.0.1:{port}"
                break
        if not self.root:
            raise Failure("chromedriver does not start")
        args = ["--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--hide-scrollbars",
                f"--user-data-dir={scratch}/profile"]
        if dark:
            args.append("--force-dark-mode")
        options = {"binary": shutil.which("chromium"), "args": args}
        self.session = None
        answer = self.call("POST", "/session", {"capabilities": {
            "alwaysMatch": {"browserName": "chrome",
                            "goog:loggingPrefs": {"browser": "ALL"},
                            "goog:chromeOptions": options}}})
        self.session = answer["sessionId"]

    def call(self, method, path, body=None):
        if self.__dict__.get("session"):
            path = f"/session/{self.session}{path}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.root + path, data, {"Content-Type": "application/json"},
            method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as r:
                return json.load(r)["value"]
        except urllib.error.HTTPError as e:
            raise Failure(e.read().decode()[:400]) from e

    def open(self, path):
        self.call("POST", "/url", {"url": "file://" + path})

    def run(self, script, *args):
        return self.call("POST", "/execute/sync",
                         {"script": script, "args": list(args)})

    def run_async(self, script, *args):
        return self.call("POST", "/execute/async",
                         {"script": script, "args": list(args)})

    def devtools(self, command, **params):
        return self.call("POST", "/goog/cdp/execute",
                         {"cmd": command, "params": params})

    def window(self, width, height=900):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width,
                      height=height, deviceScaleFactor=1,
                      mobile=width < 600)

    def theme(self, name, media=""):
        self.devtools("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": name}])

    def scripts(self, on):
        self.devtools("Emulation.setScriptExecutionDisabled", value=not on)

    def press(self, key):
        """Alt and a named key, as a person does."""
        codes = {"ArrowDown": 40, "ArrowUp": 38}
        for kind in ("rawKeyDown", "keyUp"):
            self.devtools("Input.dispatchKeyEvent", type=kind, key=key,
                          code=key, modifiers=1,
                          windowsVirtualKeyCode=codes[key])

    def picture(self, path, whole=False):
        shot = self.devtools("Page.captureScreenshot", format="png",
                             captureBeyondViewport=whole)
        with open(path, "wb") as f:
            f.write(base64.b64decode(shot["data"]))

    def pdf(self, path):
        shot = self.devtools("Page.printToPDF", preferCSSPageSize=True)
        with open(path, "wb") as f:
            f.write(base64.b64decode(shot["data"]))

    def said(self):
        """What the console holds: refusals of the policy, errors."""
        return [e["message"] for e in self.call(
            "POST", "/se/log", {"type": "browser"})]

    def close(self):
        try:
            self.call("DELETE", "")
        except (Failure, OSError):
            pass
        self.driver.terminate()
        try:
            self.driver.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.driver.pid, signal.SIGKILL)
        time.sleep(0.1)
        self.log.close()
