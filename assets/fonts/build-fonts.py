"""Makes the fonts in ../src/main/resources/tern/assets/fonts from the released ones (see README.md).

    python3 build-fonts.py INTER_FOLDER JETBRAINS_MONO_TTF OUTPUT_FOLDER
"""
import sys
from fontTools.ttLib import TTFont
from fontTools import subset

INTER, MONO, OUT = sys.argv[1:4]

def tabular(font):
    """Maps every character that has a tabular form (feature tnum) to that form."""
    gsub = font["GSUB"].table
    lookups = {i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == "tnum" for i in r.Feature.LookupListIndex}
    swap = {}
    for i in lookups:
        for st in gsub.LookupList.Lookup[i].SubTable:
            st = getattr(st, "ExtSubTable", st)
            swap.update(getattr(st, "mapping", {}))
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code, glyph in list(table.cmap.items()):
                # digits and what stands between them; letters and spaces keep their own width
                if glyph in swap and (chr(code).isdigit() or chr(code) in ".,:+-−%'’\u2007\u2012"):
                    table.cmap[code] = swap[glyph]
    return sum(1 for _ in swap)

def name(font, family, style):
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 5, 7, 8, 9, 11, 13, 14) and n.platformID == 3]
    full = family if style == "Regular" else f"{family} {style}"
    for nid, text in ((1, family), (2, style), (3, f"Tern;{full}"), (4, full), (6, full.replace(" ", "") + ("-Regular" if style == "Regular" else ""))):
        table.setName(text, nid, 3, 1, 0x409)

def build(source, target, family, style, freeze):
    font = TTFont(source)
    font.flavor = None
    if freeze:
        print(source, "tnum glyphs", tabular(font))
    name(font, family, style)
    o = subset.Options()
    o.layout_features = []
    o.hinting = False
    o.notdef_outline = True
    o.name_IDs = ["*"]
    o.glyph_names = False
    o.drop_tables += ["DSIG", "STAT", "meta", "MVAR", "HVAR"]
    s = subset.Subsetter(o)
    ranges = [(0x20, 0x17F), (0x180, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
              (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218F),
              (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2500, 0x25FF), (0x2700, 0x27BF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD)]
    s.populate(unicodes=[c for a, b in ranges for c in range(a, b + 1)])
    s.subset(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(f"{OUT}/{target}")
    cm = font.getBestCmap()
    print(target, len(font.getGlyphOrder()), {c: font["hmtx"][cm[ord(c)]][0] for c in "019.,τ"})

I = INTER + "/Inter-%s.woff2"
build(I % "Regular", "Inter-Regular.ttf", "Tern Inter", "Regular", True)
build(I % "Medium", "Inter-Medium.ttf", "Tern Inter Medium", "Regular", True)
build(I % "SemiBold", "Inter-SemiBold.ttf", "Tern Inter SemiBold", "Regular", True)
build(I % "Bold", "Inter-Bold.ttf", "Tern Inter", "Bold", True)
build(MONO, "JetBrainsMono-Regular.ttf", "Tern Mono", "Regular", False)
