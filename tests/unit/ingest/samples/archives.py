"""Packs the samples, and fetches them from a server on this machine, with several programs each in several ways.

python archives.py FOLDER NAME... (in this folder, and all of them, by default). PATH has to lead to what README.md
names; NODE_PATH to the packages of Node. A program that is not there is named, and its files are left as they are.
"""

import gzip
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from articles import ARTICLES

PLACE = ("127.0.0.1", 8765)
SITE = "http://127.0.0.1:8765"
NAMES = [article.name for article in ARTICLES]
LARGE = ["html/harbour.html", "odt/bridge.odt", "eml/council.eml", "docx/hospital.docx", "epub/ferry.epub"]
SMALL = ["html/mine.html", "html/well.html", "eml/quarry.eml", "eml/library.eml", "mhtml/mill.mhtml"]

ONLY = sys.argv[2:]
"""The names of those to be made; all of them, where none is named."""

PERL = """use Archive::Zip qw(:ERROR_CODES :CONSTANTS); my ($made, @files) = @ARGV; my $zip = Archive::Zip->new();
foreach (@files) { $zip->addFile($_)->desiredCompressionLevel(9) } $zip->zipfileComment("Packed in Perl");
exit($zip->writeToFileNamed($made) == AZ_OK ? 0 : 1);"""
NODE_ZIP = """const { ZipArchive } = require('archiver'); const fs = require('fs');
const [made, ...files] = process.argv.slice(1);
const zip = new ZipArchive({ zlib: { level: 9 } }); zip.pipe(fs.createWriteStream(made));
for (const file of files) zip.append(fs.createReadStream(file), { name: 'Вестници/' + file });
zip.finalize();"""
NODE_WARC = """import { createRequire } from 'node:module'; import fs from 'node:fs';
const { WARCRecord, WARCSerializer } = createRequire(import.meta.url)('warcio');
const [made, site, version, how, ...names] = process.argv.slice(1); const out = fs.createWriteStream(made);
const warcVersion = `WARC/${version}`;
const put = async (record) => out.write(await WARCSerializer.serialize(record, { gzip: how == 'gzip' }));
await put(await WARCRecord.createWARCInfo({ filename: made, warcVersion }, { software: 'warcio.js' }));
for (const name of names) {
  const url = `${site}/${name}.html`; const got = await fetch(url); const date = new Date().toISOString();
  async function* content() { yield new Uint8Array(await got.arrayBuffer()); }
  const httpHeaders = Object.fromEntries(got.headers); const statusline = 'HTTP/1.1 200 OK';
  await put(await WARCRecord.create({ url, date, type: 'response', warcVersion, httpHeaders, statusline }, content()));
}
out.end();"""


class Pages(http.server.BaseHTTPRequestHandler):
    """Serves the pages; packed, where that is asked for, and then in chunks. The front page leads to all of them."""

    protocol_version = "HTTP/1.1"
    folder = Path()

    def do_GET(self) -> None:
        name = self.path.strip("/").removesuffix(".html")
        if name in NAMES:
            self._answer(200, (self.folder / "html" / f"{name}.html").read_bytes())
        elif name == "":
            links = "".join(f'<li><a href="/{each}.html">{each}</a></li>' for each in ("harbour", "ferry", "moved"))
            self._answer(200, f"<title>The Courier</title><ul>{links}<li><a href='/gone'>x</a></ul>".encode())
        elif name == "moved":
            self._answer(301, b"<title>Moved</title>", ("Location", "/mine.html"))
        else:
            self._answer(404, b"<title>Not found</title><p>There is no such page.</p>")

    def _answer(self, status: int, page: bytes, *more: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", "text/html; charset=utf-8"), *more):
            self.send_header(name, value)
        if "gzip" not in self.headers.get("Accept-Encoding", ""):
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)
            return
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        packed = gzip.compress(page, mtime=0)
        for start in range(0, len(packed), 300):
            block = packed[start : start + 300]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(block), block))
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def run(*command: object, within: Path, into: Path | None = None) -> None:
    parts = [str(part) for part in command]
    with (into or Path(os.devnull)).open("wb") as out:
        subprocess.run(parts, cwd=within, stdout=out, stderr=subprocess.DEVNULL)


def each_program(makers: dict[str, Callable[[], None]], out: Path, work: Path) -> None:
    """Run each of *makers*, and take over what it made under its name in *work*."""
    out.mkdir(exist_ok=True)
    for name, make in makers.items():
        if ONLY and name not in ONLY:
            continue
        try:
            make()
            shutil.copyfile(work / name, out / name)
        except FileNotFoundError as error:
            print(f"{name} was not made: {error.filename} is not here")


def packed(out: Path) -> None:
    """Five samples in each packed file."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        made = {each: work / each for each in ("streamed.zip", "node.zip", "perl.zip", "bzip2-lzma.zip", "nested.zip")}

        def python() -> None:
            with zipfile.ZipFile(work / "python.zip", "w", zipfile.ZIP_STORED) as zipped:
                for file in LARGE:
                    zipped.write(out / file, f"ordner/größe/{Path(file).name}")

        def git() -> None:
            for file in SMALL:
                (work / "repository" / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(out / file, work / "repository" / file)
            run("git", "init", "-q", within=work / "repository")
            run("git", "add", ".", within=work / "repository")
            who = ("-c", "user.name=Courier", "-c", "user.email=desk@courier.example")
            run("git", *who, "commit", "-qm", "Articles", within=work / "repository")
            asked = ("--format=zip", "--prefix=courier/", "HEAD")
            run("git", "archive", *asked, within=work / "repository", into=work / "git.zip")

        def two_methods() -> None:
            run("7z", "a", "-tzip", "-mm=BZip2", made["bzip2-lzma.zip"], *SMALL[:3], within=out)
            run("7z", "a", "-tzip", "-mm=LZMA", made["bzip2-lzma.zip"], *SMALL[3:], within=out)

        def nested() -> None:
            run("zip", "-X", "-q", work / "Издания.zip", *SMALL[:2], within=out)
            run("zip", "-X", "-q", "-0", made["nested.zip"], *SMALL[2:], within=out)
            run("zip", "-X", "-q", made["nested.zip"], "Издания.zip", within=work)

        makers: dict[str, Callable[[], None]] = {
            "info-zip.zip": lambda: run("zip", "-X", "-q", work / "info-zip.zip", *LARGE, within=out),
            "seven-zip.zip": lambda: run("7z", "a", "-tzip", work / "seven-zip.zip", *LARGE, within=out),
            "bsdtar.zip": lambda: run("bsdtar", "-a", "-cf", work / "bsdtar.zip", *LARGE, within=out),
            "python.zip": python,
            # Sizes stand behind each file, in eight bytes, where what is written cannot be gone back to.
            "streamed.zip": lambda: run("zip", "-q", "-fz", "-", *SMALL, within=out, into=made["streamed.zip"]),
            "jar.zip": lambda: run("jar", "cf", work / "jar.zip", *SMALL, within=out),
            "perl.zip": lambda: run("perl", "-e", PERL, made["perl.zip"], *SMALL, within=out),
            "node.zip": lambda: run("node", "-e", NODE_ZIP, made["node.zip"], *SMALL, within=out),
            "git.zip": git,
            "bzip2-lzma.zip": two_methods,
            "nested.zip": nested,
        }
        each_program(makers, out / "zip", work)


def web_archives(out: Path) -> None:
    """The pages as programs fetch them from this machine. By bare names: some write their arguments down."""
    Pages.folder = out
    with http.server.ThreadingHTTPServer(PLACE, Pages) as server, tempfile.TemporaryDirectory() as name:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        work = Path(name)
        addresses = [f"{SITE}/{each}.html" for each in NAMES]

        def wget(*asked: object) -> None:
            run("wget", "-q", "-O", os.devnull, *asked, within=work)

        def again() -> None:
            wget("--warc-file=first", "--warc-cdx", *addresses[:3])
            wget("--warc-file=wget-again", "--warc-dedup=first.cdx", *addresses[1:5])

        def site() -> None:
            asked = ("--warc-file=wget-site", "-r", "-l2", "--compression=gzip", "--save-headers")
            run("wget", "-q", "--delete-after", *asked, f"{SITE}/", within=work)

        def warcit(kept: str, *asked: str) -> None:
            for each in NAMES[5:]:
                (work / "site").mkdir(exist_ok=True)
                shutil.copyfile(out / "html" / f"{each}.html", work / "site" / f"{each}.html")
            run("warcit", "-q", "-n", kept, *asked, "https://courier.example/", "site", within=work)

        plain = ("--no-warc-compression", "--no-warc-digests", "--no-warc-keep-log", "--warc-file=wget-plain")
        moved = ("--no-warc-digests", "--warc-header=operator: The Courier", "--warc-file=wget-moved")

        def node(kept: str, version: str, how: str) -> None:
            run("node", "--input-type=module", "-e", NODE_WARC, kept, SITE, version, how, *NAMES[7:], within=work)

        makers: dict[str, Callable[[], None]] = {
            "pages.warc.gz": lambda: wget("--warc-file=pages", *addresses),
            "wget-plain.warc": lambda: wget(*plain, *addresses[:3]),
            "wget-part-00001.warc.gz": lambda: wget("--warc-file=wget-part", "--warc-max-size=4K", *addresses),
            "wget-again.warc.gz": again,
            "wget-site.warc.gz": site,
            "warcit.warc.gz": lambda: warcit("warcit", "-d", "20220314120000"),
            "warcit-plain.warc": lambda: warcit("warcit-plain", "--no-gzip", "-c", "cchardet", "-d", "20220314120000"),
            "wget-moved.warc.gz": lambda: wget(*moved, f"{SITE}/moved", f"{SITE}/gone", addresses[0]),
            "node.warc.gz": lambda: node("node.warc.gz", "1.1", "gzip"),
            "node-plain.warc": lambda: node("node-plain.warc", "1.0", "plain"),
        }
        each_program(makers, out / "warc", work)
        server.shutdown()


if __name__ == "__main__":
    folder = (Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent).resolve()
    packed(folder)
    web_archives(folder)
