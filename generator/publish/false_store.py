"""A store that isn't what was signed, told to the office: which file, why, and what to do."""

from generator.command_group import say
from generator.release.blobs import Rotten, WrongBlob
from generator.release.manifest import WrongManifest
from generator.release.metadata import Untrusted


def told(fault: Untrusted | WrongBlob | WrongManifest, lang: str) -> str:
    """The words; what a library said of it stands in the English ones alone."""
    why, file = _kind(fault)
    return say(f"false {why}", lang, file=file, what=fault)


def _kind(fault: Untrusted | WrongBlob | WrongManifest) -> tuple[str, str]:
    """The name of what is wrong, and the file in the store's folder."""
    match fault:
        case Untrusted():
            return fault.why, f"metadata/{fault.file}"
        case Rotten():
            return fault.why, f"blobs/{fault.blob.file}"
        case WrongManifest(blob=blob) if blob is not None:
            return "manifest", f"blobs/{blob.file}"
        case WrongManifest():
            return "manifest", "blobs/"
        case _:
            return "altered", "blobs/"
