"""The child that parses one file from outside.

Limits itself, drops what it can, calls the reader, writes one JSON line.

Run by path under `python -I`, so that nothing but what the parent names is importable. Standard library only, and
little of it: the start-up is paid for every file. argv: a JSON object {reader, path, arguments, search, memory, cpu_s,
output}.
"""

import json
import os
import resource
import sys

_CLONE_NEWNET, _CLONE_NEWUSER = 0x40000000, 0x10000000
_PR_SET_NO_NEW_PRIVS = 38


def limit(memory: int, cpu_s: int) -> None:
    """Set limits that the process cannot raise again (as an ordinary user)."""
    for what, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 1024 * 1024),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (value, value))
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    ceiling = cpu_s + 1 if hard == resource.RLIM_INFINITY else min(cpu_s + 1, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (min(cpu_s, ceiling), ceiling))


def isolate() -> None:
    """Leave the network and give up gaining rights, where the system permits it; where it does not, go on without."""
    try:
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if libc.unshare(_CLONE_NEWNET) != 0:
            libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    except (ImportError, OSError, AttributeError):
        return


def plain(value: object, depth: int = 0) -> object:
    """The value as JSON that any database takes: no NUL, no lone surrogates, no endless nesting."""
    if depth > 50:
        raise ValueError("nesting")
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {str(plain(str(key))): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, depth + 1) for item in value]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return plain(str(value))


def sentence_of(error: BaseException) -> str:
    """The sentence of a reader's refusal, or nothing.

    It has `message_ru`, or its class (or a parent) is called Unreadable.
    """
    message = getattr(error, "message_ru", None)
    if isinstance(message, str) and message.strip():
        return message
    if any(parent.__name__ == "Unreadable" for parent in type(error).__mro__):
        return str(error)
    return ""


def answer(task: dict) -> dict:
    """Call the reader; its refusal and its failure are answers too."""
    try:
        module, _, name = task["reader"].partition(":")
        reader = __import__(module, fromlist=[name])
        result = getattr(reader, name)(task["path"], **task["arguments"])
        result = result.to_json() if hasattr(result, "to_json") else result
        if isinstance(result, str):
            result = json.loads(result)
        return {"ok": plain(result)}
    except MemoryError:
        return {"failed": "MemoryError"}
    except Exception as error:  # noqa: BLE001 -- the boundary to hostile files: whatever a library throws is an answer
        sentence = sentence_of(error)
        return {"refused": plain(sentence)} if sentence else {"failed": f"{type(error).__name__}: {error}"[:500]}


def main() -> None:
    task = json.loads(sys.argv[1])
    sys.dont_write_bytecode = True
    out = os.dup(1)
    os.dup2(2, 1)  # a library that prints must not spoil the answer
    sys.path.extend(entry for entry in task["search"] if entry not in sys.path)
    isolate()
    limit(task["memory"], task["cpu_s"])
    text = json.dumps(answer(task), ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    if len(text) > task["output"]:
        text = b'{"failed": "output"}'
    while text:
        text = text[os.write(out, text) :]
    os._exit(0)  # no time is spent on taking a swollen heap apart


if __name__ == "__main__":
    main()
