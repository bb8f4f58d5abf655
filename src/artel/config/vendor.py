"""Serves third-party assets straight from their wheels: nothing is copied into the repository, no CDN is asked."""

from importlib.util import find_spec
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import Error
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

ASSETS = {  # address under /static/ -> (package, path inside it)
    "vendor/tabler.min.css": ("jazzy_tabler", "static/vendor/tabler/css/tabler.min.css"),
    "vendor/Manrope.ttf": ("font_manrope", "files/Manrope-VariableFont_wght.ttf"),
    "vendor/PTSerif-Regular.ttf": ("fontpkg_pt_serif", "files/PT_Serif-Web-Regular.ttf"),
    "vendor/PTSerif-Bold.ttf": ("fontpkg_pt_serif", "files/PT_Serif-Web-Bold.ttf"),
    "vendor/htmx.min.js": ("django_htmx", "static/django_htmx/htmx-2.min.js"),
}


def asset_path(package: str, inside: str) -> Path:
    """Path of a file inside an installed package, found without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"{package} is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / inside


class VendorFinder(BaseFinder):
    """Finds the files of ASSETS for collectstatic, findstatic and the test server."""

    def check(self, **kwargs):
        problems = []
        for url, (package, inside) in ASSETS.items():
            try:
                found = asset_path(package, inside).is_file()
            except FileNotFoundError:
                found = False
            if not found:
                problems.append(
                    Error(f"{url} is missing from {package}", hint="reinstall requirements.txt", id="artel.E001")
                )
        return problems

    def find(self, path, find_all=False, **kwargs):
        find_all = find_all or kwargs.get("all", False)
        if path not in ASSETS:
            return []
        found = str(asset_path(*ASSETS[path]))
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for url, (package, inside) in ASSETS.items():
            path = asset_path(package, inside)
            yield url, _OneFile(url, path)


class _OneFile(FileSystemStorage):
    """A storage that holds one file under another name."""

    def __init__(self, url: str, path: Path) -> None:
        super().__init__(location=str(path.parent))
        self._url, self._path = url, path

    def path(self, name):
        return str(self._path) if name == self._url else super().path(name)


class CompressedHashedStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and gzip; leaves sourceMappingURL alone, for the wheels ship no maps."""

    patterns = tuple(
        (glob, tuple(rule for rule in rules if "sourceMappingURL" not in (rule if isinstance(rule, str) else rule[0])))
        for glob, rules in CompressedManifestStaticFilesStorage.patterns
    )
