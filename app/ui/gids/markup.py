"""A chapter as rich text, in the colours and sizes of the theme."""

from html import escape
from itertools import groupby

from app.services.gids.hoofdstuk import Blok, Deel, Hoofdstuk, Soort, Stijl
from app.ui.theme import colour, font, space, theme

LISTS = {Soort.PUNT: "ul", Soort.STAP: "ol"}
SMALL = {Soort.OOK: "Ook: ", Soort.BRON: "Bron: "}


def chapter_html(hoofdstuk: Hoofdstuk, width: int) -> str:
    """The whole chapter; pictures are `width` pixels wide."""
    above = (
        ""
        if hoofdstuk.titel.startswith(hoofdstuk.groep)
        else f'<p class="groep">{escape(hoofdstuk.groep)}</p>'
    )
    parts = [f'{above}<p class="titel">{escape(hoofdstuk.titel)}</p>']
    for soort, blokken in groupby(hoofdstuk.blokken, key=lambda blok: blok.soort):
        if soort in LISTS:
            items = "".join(f"<li>{_delen(blok)}</li>" for blok in blokken)
            parts.append(f"<{LISTS[soort]}>{items}</{LISTS[soort]}>")
        else:
            parts += [_blok(blok, width) for blok in blokken]
    return "".join(parts)


def style_sheet() -> str:
    """The looks of the parts, from the tokens now in force."""
    words = {name: value.name() for name, value in theme.colours.items()}
    sizes = {
        name: theme.pixels(size) for name, size in (("base", 13), ("small", 11), ("head", 15), ("top", 20))
    }
    return f"""
        body {{ color: {words["text"]}; font-family: {font().family()}; font-size: {sizes["base"]}px; }}
        p, li {{ margin: 0 0 {space(1)}px 0; line-height: 145%; font-size: {sizes["base"]}px; }}
        ul, ol {{ margin: 0 0 {space(2)}px 0; }}
        .groep, .klein {{ color: {words["muted"]}; font-size: {sizes["small"]}px; }}
        .groep {{ font-weight: 600; margin-bottom: {space(0)}px; }}
        .toets {{ color: {words["text"]}; background-color: {words["accent_soft"]}; font-weight: 600; }}
        .titel {{ font-size: {sizes["top"]}px; font-weight: 700; margin-bottom: {space(3)}px; }}
        .kop {{ font-size: {sizes["head"]}px; font-weight: 600; margin: {space(3)}px 0 {space(0)}px 0; }}
        .let {{ color: {words["attention"]}; font-weight: 600; margin: 0; }}
        a {{ color: {words["accent"]}; text-decoration: underline; }}
    """


def _blok(blok: Blok, width: int) -> str:
    if blok.soort is Soort.KOP:
        return f'<p class="kop"><a name="{blok.anker}"></a>{_delen(blok)}</p>'
    if blok.soort is Soort.BEELD:
        words = escape(blok.tekst)
        return f'<p><img src="{blok.beeld}" width="{width}"/></p><p class="klein">{words}</p>'
    if blok.soort is Soort.LET_OP:
        ground = colour("attention_soft").name()
        return (
            f'<table width="100%" cellpadding="{space(1)}" bgcolor="{ground}" '
            f'style="margin-bottom: {space(2)}px"><tr><td>'
            f'<p class="let">Let op: {_delen(blok)}</p></td></tr></table>'
        )
    if blok.soort in SMALL:
        return f'<p class="klein">{SMALL[blok.soort]}{_delen(blok)}</p>'
    return f"<p>{_delen(blok)}</p>"


def _delen(blok: Blok) -> str:
    return "".join(map(_deel, blok.delen))


def _deel(deel: Deel) -> str:
    words = escape(deel.tekst)
    if deel.stijl is Stijl.VET:
        return f"<b>{words}</b>"
    if deel.stijl is Stijl.TOETS:
        return f'<span class="toets">&nbsp;{words.replace(" ", "&nbsp;")}&nbsp;</span>'
    if deel.stijl is Stijl.LINK:
        return f'<a href="{escape(deel.doel)}">{words}</a>'
    return words
