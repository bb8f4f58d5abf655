"""An installation as a college has it: made by `artel init`, in production mode, behind a proxy that speaks https."""

import http.client
import os
import signal
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.e2e.installation import OWN, PATIENCE, ROOT
from tests.ports import free_port

HOST = "plan.college.example"
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade"}


@dataclass
class Production:
    """A running installation, its address as people type it, and the words that `artel init` printed."""

    url: str
    home: Path
    said: str

    def link(self, after: str) -> str:
        """The link printed under the line that begins so."""
        lines = self.said.splitlines()
        place = next(n for n, line in enumerate(lines) if line.strip().startswith(after))
        return lines[place + 1].strip()


def environment(home: Path) -> dict[str, str]:
    """Of a machine that knows nothing of Artel but where its settings lie."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
    return clean | {"ARTEL_ENV_FILE": str(home / "artel.env"), "ARTEL_LOG_LEVEL": "ERROR", "PYTHONUNBUFFERED": "1"}


class Quiet(ThreadingHTTPServer):
    """A browser tries a certificate it does not know, hangs up and comes again: that is no fault."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ssl.SSLError | ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def proxy(folder: Path, listen: int, inner: int) -> Iterator[None]:
    """What nginx would be: https outside, http inside, the two headers set and never passed on."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
            headers |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": self.client_address[0]}
            connection = http.client.HTTPConnection("127.0.0.1", inner, timeout=PATIENCE)
            try:
                connection.request(self.command, self.path, body, headers)
                answer = connection.getresponse()
                data = answer.read()
            finally:
                connection.close()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in HOP_BY_HOP | {"content-length", "date", "server"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        do_GET = do_POST = do_HEAD = pass_on

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = Quiet(("127.0.0.1", listen), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(folder))
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _certificate(folder: Path) -> Path:
    """A certificate of our own for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@contextmanager
def founded(home: Path, answers: dict[str, str]) -> Iterator[Production]:
    """`artel init` with the answers, then `artel run` behind the proxy, until the block ends."""
    listen, inner = free_port(), free_port()
    url = f"https://{HOST}:{listen}"
    lines = {"address": url, "home": str(home / "var"), **answers}
    (home / "answers.toml").write_text("".join(f'{key} = "{value}"\n' for key, value in lines.items()))
    command = [sys.executable, "-m", "artel.cli", "init"]
    command += ["--env", str(home / "artel.env"), "--answers", str(home / "answers.toml")]
    done = subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout + done.stderr
    log = home / "log.txt"
    with log.open("w") as out, proxy(home, listen, inner):
        process = subprocess.Popen(
            [sys.executable, "-m", "artel.cli", "run", "--port", str(inner)],
            cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, stderr=out, text=True,
        )  # fmt: skip
        try:
            for line in process.stdout:
                if str(inner) in line:
                    break
            assert process.poll() is None, log.read_text()
            yield Production(url, home, done.stdout)
        finally:
            process.send_signal(signal.SIGTERM)
            process.stdout.close()
            process.wait(PATIENCE)
