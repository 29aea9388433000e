"""A server on loopback that answers as it is told, and remembers what it was asked."""

import json
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def completion(text="Dear Sam,\n\nThank you.\n\nAna", finish="stop", usage=(100, 20), **message):
    """The body of a chat completion."""
    body = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "echo",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text, **message},
                "finish_reason": finish,
            }
        ],
    }
    if usage:
        into, out = usage
        body["usage"] = {
            "prompt_tokens": into,
            "completion_tokens": out,
            "total_tokens": into + out,
        }
    return body


@dataclass
class Reply:
    """`body` is JSON data, or text as it is. `act` does something else than answering."""

    body: object = ""
    status: int = 200
    headers: dict = field(default_factory=dict)
    act: str = ""


class Stub:
    """Gives `replies` one after another, the last one for ever."""

    def __init__(self):
        self.replies = [Reply(completion())]
        self.requests = []
        self.gone = threading.Event()  # a client hung up while it was made to wait
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers.get("content-length", 0))
                body = self.rfile.read(length)
                stub.requests.append((self.path, dict(self.headers), body))
                number = min(len(stub.requests), len(stub.replies)) - 1
                stub.answer(self, stub.replies[number])

            do_GET = do_PATCH = do_POST

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def answer(self, handler, reply):
        if reply.act == "reset":
            linger = struct.pack("ii", 1, 0)
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            handler.connection.close()
            return
        text = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
        content = text.encode()
        handler.send_response(reply.status)
        headers = {"content-type": "application/json", "content-length": str(len(content))}
        for name, value in {**headers, **reply.headers}.items():
            handler.send_header(name, value)
        if reply.act == "hang":
            self.wait(handler, b"")
            return
        handler.end_headers()
        if reply.act == "trickle":
            self.wait(handler, b" ")
        else:
            handler.wfile.write(content)

    def wait(self, handler, drop):
        """Sends a drop now and then, until the client is gone."""
        handler.connection.settimeout(0.02)
        for _ in range(500):
            try:
                if drop:
                    handler.wfile.write(drop)
                if handler.connection.recv(1) == b"":
                    break
            except TimeoutError:
                time.sleep(0.02)
            except OSError:
                break
        else:
            return
        self.gone.set()

    def sent(self, number=-1):
        """The JSON of a request."""
        return json.loads(self.requests[number][2])

    def close(self):
        self._server.shutdown()
        self._server.server_close()
