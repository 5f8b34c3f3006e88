"""Makes the samples anew, with the programs named in README.md: python make.py FOLDER (in this folder by default)."""

import base64
import json
import os
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from archives import packed, web_archives
from articles import ARTICLES, Article
from letters import messages
from outlook_letters import outlook_messages
from pages import LAYOUTS
from writer_documents import flat_document

READER = (
    "document.querySelectorAll('nav,aside,footer,script,button,.cookie-consent,.newsletter-signup,.share-buttons,"
    ".comments-area,.paywall,.tags').forEach(e => e.remove())"
)
"""Leaves what a reader's view shows, as people do before they make a book of a page."""
FOLIO = (
    '<div style="font-size:8px;width:100%;text-align:right;margin-right:1cm">'
    '<span class="pageNumber"></span>/<span class="totalPages"></span></div>'
)
"""The foot of a printed page, without the place where the page lay."""
CHROMIUM = "chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage".split()


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def office(source: Path, kind: str, folder: Path) -> Path:
    ending = kind.split(":")[0]
    profile = Path(tempfile.gettempdir()) / "samples-office"
    run(
        "soffice",
        f"-env:UserInstallation=file://{profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        folder,
        source,
    )
    return folder / f"{source.stem}.{ending}"


class Chromium:
    """Chromium over its debugging pipe."""

    def __init__(self) -> None:
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        profile = tempfile.mkdtemp()

        def place() -> None:
            for end in (theirs_in, theirs_out):
                os.set_inheritable(end, True)
            spare_in, spare_out = os.dup(theirs_in), os.dup(theirs_out)
            os.dup2(spare_in, 3)
            os.dup2(spare_out, 4)

        command = [*CHROMIUM, "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(command, preexec_fn=place, close_fds=False, stderr=subprocess.DEVNULL)
        self._number = 0
        self._rest = b""

    def ask(self, method: str, session: str = "", **params: object) -> dict:
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        os.write(self._out, json.dumps(asked).encode() + b"\0")
        return self._answer(lambda each: each.get("id") == self._number)["result"]

    def await_event(self, method: str) -> None:
        self._answer(lambda each: each.get("method") == method)

    def _answer(self, wanted) -> dict:  # type: ignore[no-untyped-def]
        while True:
            while b"\0" not in self._rest:
                self._rest += os.read(self._in, 1 << 16)
            line, _, self._rest = self._rest.partition(b"\0")
            each = json.loads(line)
            if wanted(each):
                return each

    def page(self, address: str) -> str:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable", session)
        self.ask("Page.navigate", session, url=address)
        self.await_event("Page.loadEventFired")
        return session

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()


def main(out: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        browser = Chromium()
        for number, (article, layout) in enumerate(zip(ARTICLES, LAYOUTS, strict=True)):
            source = folder / f"{article.name}.html"
            source.write_text(layout(article), encoding="utf-8")
            session = browser.page(source.as_uri())
            dom = browser.ask("Runtime.evaluate", session, expression="document.documentElement.outerHTML")
            put(out, "html", article, "<!DOCTYPE html>\n" + dom["result"]["value"])
            saved = browser.ask("Page.captureSnapshot", session, format="mhtml")["data"]
            # Where it lay on the machine that made it is of no use to anybody.
            put(out, "mhtml", article, saved.replace(source.as_uri(), f"https://courier.example/{source.name}"))
            shown = {"displayHeaderFooter": bool(number % 2), "footerTemplate": FOLIO}
            printed = browser.ask("Page.printToPDF", session, **shown)["data"]
            if number < 5:
                put(out, "pdf", article, base64.b64decode(printed))
            book = folder / f"{article.name}.epub"
            browser.ask("Runtime.evaluate", session, expression=READER)
            dom = browser.ask("Runtime.evaluate", session, expression="document.documentElement.outerHTML")
            source.write_text(dom["result"]["value"], encoding="utf-8")
            day = f"--pubdate={article.day}"
            run(
                "ebook-convert",
                source,
                book,
                f"--title={article.title}",
                f"--authors={article.byline}",
                day,
                "--no-default-epub-cover",
            )
            put(out, "epub", article, book.read_bytes())
        browser.end()
        for number, article in enumerate(ARTICLES):
            flat = folder / f"{article.name}.fodt"
            flat.write_text(flat_document(article, number), encoding="utf-8")
            for kind in ("odt", "docx", *(("pdf",) if number >= 5 else ())):
                put(out, kind, article, office(flat, kind, folder).read_bytes())
        for article, message in messages(ARTICLES):
            put(out, "eml", article, message)
        for article, message in outlook_messages(ARTICLES):
            put(out, "msg", article, message)
        packed(out.resolve())
        web_archives(out.resolve())


def put(out: Path, kind: str, article: Article, data: str | bytes) -> None:
    folder = out / kind
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{article.name}.{kind}"
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


def escaped(words: str) -> str:
    return escape(words)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
