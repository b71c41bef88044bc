"""Sentences of finding aids: how papers came, and where originals and copies are kept."""

import pytest

from provenance.notes.parse import read_note

CAME = {
    "Donated by Ann Lee in 2016. The accession number associated with this gift is 2016.066.": (
        "giver=Ann Lee; date=2016; number=2016.066"
    ),
    "The accession numbers are 1950.248 and NPA.2005.041.": "number=1950.248; number=NPA.2005.041",
    "The papers were given to the Lee Library by Bo Kim in 1964 and by Ann Lee in 1965.": (
        "recipient=Lee Library; giver=Bo Kim; date=1964; giver=Ann Lee; date=1965"
    ),
    "Materials were donated by Ann Lee in 1995 and Bo Kim in 1998.": (
        "giver=Ann Lee; date=1995; giver=Bo Kim; date=1998"
    ),
    "In May 2006 they were transferred by deed of gift to the Lee Archives at the Kim Library.": (
        "date=May 2006; recipient=Lee Archives at the Kim Library"
    ),
    "Ann Lee, niece of Bo Kim, gave the papers to Lee Library after his death in 1973.": (
        "giver=Ann Lee; recipient=Lee Library"
    ),
    "The films were purchased in 1999.": "date=1999",
    "The collection came to Lee University in January 2001.": (
        "recipient=Lee University; date=January 2001"
    ),
    "Gift, Ann Lee, 2013.": "giver=Ann Lee; date=2013",
    "Purchased from Kim Press, Rare Books and Manuscripts in March 2020.": (
        "giver=Kim Press, Rare Books and Manuscripts; date=March 2020"
    ),
    "Items received in 1982 were processed in 1990 as an addition.": "date=1982",
    "This collection was donated by Bo Lee, the grandson of Dr. Ann Kim, in 2017.": (
        "giver=Bo Lee; date=2017"
    ),
    "The source of the collection is not known.": "",
    "Materials were donated by Ann Lee, Bo Kim in 1994, Jo Roe in 1995 and Al Poe in 2004.": (
        "giver=Ann Lee; giver=Bo Kim; date=1994; giver=Jo Roe; date=1995; giver=Al Poe; date=2004"
    ),
    "Portions were the gift of Miss E. Lee, date unknown; Bo Kim, 1967; and Jo Roe, 1965.": (
        "giver=Miss E. Lee; giver=Bo Kim; date=1967; giver=Jo Roe; date=1965"
    ),
    "Gift; Ann Lee; 1928-1929 Gift; Bo Kim; 1951": (
        "giver=Ann Lee; date=1928-1929; giver=Bo Kim; date=1951"
    ),
    "In 2013, Ann Lee donated her files to Lee Library, and in 2014 Bo Kim donated a diary.": (
        "date=2013; giver=Ann Lee; recipient=Lee Library; date=2014; giver=Bo Kim"
    ),
    "Ann Lee received this collection in 1970 from Bo Kim, who had received it from Jo Roe.": (
        "recipient=Ann Lee; date=1970; giver=Bo Kim; giver=Jo Roe"
    ),
    "The papers were acquired via purchase from the editor's widow, Ann Lee, in May of 1999.": (
        "giver=Ann Lee; date=May of 1999"
    ),
    "The records were given to Lee Library by April Lee (the niece of Bo Kim) and Jo Roe.": (
        "recipient=Lee Library; giver=April Lee; giver=Jo Roe"
    ),
    "The collection was donated by long-time member and editor Ann Lee in the early 1990s.": (
        "giver=Ann Lee; date=early 1990s"
    ),
    "Materials were donated by Ann Lee on behalf of the Lee Union, Local 9, in 2001.": (
        "giver=Ann Lee; date=2001"
    ),
    "Accession 1980.029 was the gift of Ann Lee, 1980.": (
        "number=1980.029; giver=Ann Lee; date=1980"
    ),
    "May Lee sent the Lee family’s gift of 7 boxes in 2009.": "giver=May Lee; date=2009",
    "The letters were donated by Jo Lee (1917-2013) and the Kim family of Ithaca, NY, in 2013.": (
        "giver=Jo Lee; giver=Kim family of Ithaca; date=2013"
    ),
    "Ann Lee found the collection and gave it to Kim Library in 1990.": (
        "giver=Ann Lee; recipient=Kim Library; date=1990"
    ),
    "The collection came to Lee Library through Bo Kim, then secretary.": (
        "recipient=Lee Library; giver=Bo Kim"
    ),
    "Digital files were transferred to archival containers by the archivist.": "",
    "The order in which the materials were received from the donor was kept.": "",
    "It is unknown how the papers came to Lee Library.": "recipient=Lee Library",
    "In 2005, the Library was given two boxes by Ann Lee.": (
        "date=2005; recipient=Library; giver=Ann Lee"
    ),
    "After Bo Kim's death in 1994, his sister, Ann Kim, took custody of part of the collection.": (
        "recipient=Ann Kim"
    ),
    "The materials came into the possession of the Lee Society in 1970.": (
        "recipient=Lee Society; date=1970"
    ),
    "Donated by Ann Lee through Professor Bo Kim and Jo Roe of Lee University, 1975.": (
        "giver=Ann Lee; giver=Professor Bo Kim; giver=Jo Roe; date=1975"
    ),
    "Donated by Ann Lee through a series of installments between 1973 to 1977.": (
        "giver=Ann Lee; date=between 1973 to 1977"
    ),
    "The papers were purchased with funds from the Lee Foundation in 1990.": "date=1990",
    "Materials were donated by Ann Lee and her sister, Jo Kim, in 1994.": (
        "giver=Ann Lee; giver=Jo Kim; date=1994"
    ),
    "The papers were donated by his wife, Ann Lee, in 1975 and his daughter, Jo Lee, in 1980.": (
        "giver=Ann Lee; date=1975; giver=Jo Lee; date=1980"
    ),
    "Additional materials from the Lee Society were donated in 1990.": (
        "giver=Lee Society; date=1990"
    ),
    "Subsequent gifts by Lee in 1958 and 1964 added materials to the collection.": (
        "giver=Lee; date=1958; date=1964"
    ),
    "Later in 1954, Ann Lee donated her papers to the Library.": (
        "date=1954; giver=Ann Lee; recipient=Library"
    ),
    "Gift of the Lee Club and of the Kim Society, 1990.": (
        "giver=Lee Club; giver=Kim Society; date=1990"
    ),
    "The collection came from over 60 sources.": "giver=60 sources",
    "The records were kept. http://www.lee.org was added in 2019.": "date=2019",
    "In 2010 Ann Lee moved to Ohio and gave her papers to the Kim Library.": (
        "date=2010; giver=Ann Lee; recipient=Kim Library"
    ),
    "Professor Bo Harrison of South Hadley donated the papers.": "giver=Professor Bo Harrison",
    "Dr. Ann Lee, who had been a friend of Bo Kim during her time, donated a set in 1976.": (
        "giver=Dr. Ann Lee; date=1976"
    ),
    "The papers were donated by Ann Lee. Additional material given by Ann Lee was added.": (
        "giver=Ann Lee; giver=Ann Lee"
    ),
    "The papers were given by Bo Lee. The donation of the Lee Papers marked a new beginning.": (
        "giver=Bo Lee"
    ),
    "As digitized versions become available, descriptions of the papers are updated.": "",
    "Gift, Doris May, 2005.": "giver=Doris May; date=2005",
    "Gift of Doris Lee, May, 2005.": "giver=Doris Lee; date=May, 2005",
    "The papers were donated by the estate of Bo Kim, overseen by Mrs. Ann Kim, in May 1999.": (
        "giver=estate of Bo Kim; date=May 1999"
    ),
    "Donated by Ann Lee, Kim Museum, 1990.": "giver=Ann Lee; date=1990",
    "Donated by Ann Lee, President of the Kim Workers, Local 21, in 1999.": (
        "giver=Ann Lee; date=1999"
    ),
    "Gift of Dr. and Mrs. Bo Kim, 1990.": "giver=Dr. and Mrs. Bo Kim; date=1990",
    "Donated by the Lee Workers of America / Kim Council in 1995.": (
        "giver=Lee Workers of America / Kim Council; date=1995"
    ),
    "Letters were part of a larger donation of materials by Ann Lee in 2009.": (
        "giver=Ann Lee; date=2009"
    ),
    "Ann Lee gave the papers to Kim Hall in anticipation of an exhibit in 2010.": (
        "giver=Ann Lee; recipient=Kim Hall"
    ),
    "The Gallery donated this collection, which fills boxes, to the Kim Library.": (
        "giver=Gallery; recipient=Kim Library"
    ),
    "They kept the papers until 2008 when it was purchased from Kim's estate by the Lee Gallery.": (
        "date=2008; giver=Kim's estate; recipient=Lee Gallery"
    ),
    "The papers were deposited by Ann Lee in 1962 and converted to a gift in 1975.": (
        "giver=Ann Lee; date=1962; date=1975"
    ),
    "In 2016, an accretion was received by the university from Jo Lee.": (
        "date=2016; recipient=university; giver=Jo Lee"
    ),
    "Ann Lee, Bo O'Kim's daughter, made a donation of materials in 2011.": (
        "giver=Ann Lee; date=2011"
    ),
    "Items were obtained through donations, standing orders with publishers, and bookstores.": (
        "giver=publishers; giver=bookstores"
    ),
    "The papers were acquired through exchanges with other libraries.": "giver=other libraries",
    "Lee Vision, Inc. sent an additional gift of records in 2007.": (
        "giver=Lee Vision, Inc.; date=2007"
    ),
    "Asian Vision, Inc. sent an additional gift of records in 2007.": (
        "giver=Asian Vision, Inc.; date=2007"
    ),
    "The records were donated by former NYU Student Director, Ann Lee.": "giver=Ann Lee",
    "The records were donated by the Office of the Dean and Secretary, Lee College.": (
        "giver=Office of the Dean and Secretary, Lee College"
    ),
    "The 1942 accrual was a gift of Ann Lee, 1950.": "giver=Ann Lee; date=1950",
    "The papers were transferred from the Lee Library at Kim University, Detroit.": (
        "giver=Lee Library at Kim University"
    ),
    "Placed on deposit by Ann Lee in 1998.": "giver=Ann Lee; date=1998",
    "The papers may have come from Ann Lee or one of her colleagues.": (
        "giver=Ann Lee; giver=one of her colleagues"
    ),
    "The papers were donated by Ann Lee. In 2016, one box was added to the collection.": (
        "giver=Ann Lee; date=2016"
    ),
    "The papers were donated by Ann Lee. A box found here was added to the collection in 2016.": (
        "giver=Ann Lee"
    ),
    "The papers were given by Ann Lee after a reunion was held at the Kim Library in 1987.": (
        "giver=Ann Lee"
    ),
    "Donated by Adjuncts Come Together in 2003.": "giver=Adjuncts Come Together; date=2003",
    "In 1994, the Kim Society donated to Lee Library papers separated from its collections.": (
        "date=1994; giver=Kim Society; recipient=Lee Library"
    ),
    "The papers were given to the Kim Library upon the demise of the society in 1957.": (
        "recipient=Kim Library; date=1957"
    ),
    "Ann Lee lent materials to the Kim Library for duplication, from 1979 through 1992.": (
        "giver=Ann Lee; recipient=Kim Library; date=1979 through 1992"
    ),
    "The collection was accessioned in 1985. Anniversary booklet gift of Ann Lee, 2016.": (
        "date=1985; giver=Ann Lee; date=2016"
    ),
    "Materials were donated by the Lee Workers (LW), Local 1-2 in 2003.": (
        "giver=Lee Workers (LW), Local 1-2; date=2003"
    ),
    "The papers were given to the Lee Archives when the campus closed in 1973.": (
        "recipient=Lee Archives; date=1973"
    ),
    "Upon Lee's death in 2007, the papers were transferred to Bo Kim.": (
        "date=2007; recipient=Bo Kim"
    ),
    "Donated by Ann Lee, Local 1306 president, in 2008.": "giver=Ann Lee; date=2008",
    "The remainder of the collection was donated by Ann Lee several years later.": (
        "giver=Ann Lee"
    ),
    "This collection, the gift of Ann Lee and the Kim family, was received in two parts.": (
        "giver=Ann Lee; giver=Kim family"
    ),
    "The minute book was lent to Lee Library in 2017 to digitize minute books.": (
        "recipient=Lee Library; date=2017"
    ),
    "Originally on deposit, then converted to gift; Bo Kim, Jr.; 1980s.": (
        "giver=Bo Kim, Jr.; date=1980s"
    ),
    "In 1961 Ann Lee borrowed the collection.": "date=1961; recipient=Ann Lee",
    "Materials were drawn from two donations to Lee Library.": "recipient=Lee Library",
    "The collection was a gift in 1997 from the Lee 1989 Trust.": (
        "date=1997; giver=Lee 1989 Trust"
    ),
    "The collection was acquired in two accessions: 21 discs in 1939, and letters in July 2002.": (
        "date=1939; date=July 2002"
    ),
    "Accession 1977.5 was the gift of Ann Lee. Dates of acquisition for 1978.011 are unknown.": (
        "number=1977.5; giver=Ann Lee; number=1978.011"
    ),
    "He kept the papers. He turned the papers over to the Lee Library in 1982.": (
        "recipient=Lee Library; date=1982"
    ),
    "I sorted the papers. Later I gave the papers to Lee Library.": "recipient=Lee Library",
    "The collection was obtained directly from the creator, Ann Lee Kim in 2016.": (
        "giver=Ann Lee Kim; date=2016"
    ),
    "Transferred by the Lee Office in August and September 2017.": (
        "giver=Lee Office; date=August; date=September 2017"
    ),
    "Donated by members of the Stewardesses for Women's Rights, 1987.": (
        "giver=members of the Stewardesses for Women's Rights; date=1987"
    ),
    "Given by the Lee Annual Conference of the Kim Church.": (
        "giver=Lee Annual Conference of the Kim Church"
    ),
    "The papers were bought by the Lee Department for Kim's Library in 2003.": (
        "recipient=Lee Department; date=2003"
    ),
    "In 1990 four feet of papers, donated by Lee's two daughters, were rehoused.": (
        "giver=Lee's two daughters"
    ),
    "Bo Kim transferred the papers from Lee College and donated them to Kim Library in 1997.": (
        "giver=Bo Kim; giver=Bo Kim; recipient=Kim Library; date=1997"
    ),
    "Ann Lee sent an additional gift of journals from Lee House in 2012.": (
        "giver=Ann Lee; date=2012"
    ),
    "Composed of gifts from various donors, including Ann Lee and Bo Kim.": (
        "giver=various donors; giver=Ann Lee; giver=Bo Kim"
    ),
    "The papers came to Lee Library. The Library received a grant for the purchase.": (
        "recipient=Lee Library"
    ),
    "With the sale of the campus in 1973, the papers were transferred to the Lee Archives.": (
        "date=1973; recipient=Lee Archives"
    ),
    "Materials were donated by the Lee Center for Research in Kim Culture in 2012.": (
        "giver=Lee Center for Research in Kim Culture; date=2012"
    ),
    "Lee Library received papers between late fall of 1996 and early 1997.": (
        "recipient=Lee Library; date=between late fall of 1996 and early 1997"
    ),
    "This collection of letters sent from Ann Lee to Bo Kim was donated by Kim in 2015.": (
        "giver=Kim; date=2015"
    ),
    "Donation of a recording of letters between A and B Lee donated by Dan Lee in 2012.": (
        "giver=Dan Lee; date=2012"
    ),
    "Ann Lee granted the Library permission to keep the papers.": "",
}
KEPT = {
    "The originals of this collection are held by the Kim Public Library, New York, N.Y.": (
        "holder=Kim Public Library; place=New York, N.Y."
    ),
    "The papers were kept by the Lee Library and described in 2010.": "holder=Lee Library",
    "The papers were housed at WHA in an unheated attic.": "holder=WHA; place=unheated attic",
    "MUSIC 1856 (reel 1, item 16)": "class=MUSIC 1856; reel=1; document_number=16",
    "The papers were part of the Kim Historical Collection of the Lee Library.": (
        "collection=Kim Historical Collection; holder=Lee Library"
    ),
    "The records had been stored at the Lee Library among boxes.": "holder=Lee Library",
    "Digitized copy available.": "carrier=Digitized copy",
    "The papers were at one time housed in the Musee Lee in Paris.": (
        "holder=Musee Lee; place=Paris"
    ),
    "The papers were stored in Bo Lee's house in Salem, Oregon.": (
        "holder=Bo Lee's house; place=Salem, Oregon"
    ),
    "Originals are held in Kim Hall, 40 Lee Square South.": (
        "holder=Kim Hall; place=40 Lee Square South"
    ),
    "DVD access copy available. Please request ID #133.0845": (
        "carrier=DVD; document_number=133.0845"
    ),
    "The first volume is available on microfilm. Shelf no. 20,020": (
        "carrier=microfilm; document_number=20,020"
    ),
    "The Archive of Folk Culture holds a set of reference tapes.": (
        "holder=Archive of Folk Culture; carrier=tapes"
    ),
    "Digital copies of the letters are available in the Kim Digital Library.": (
        "container=Kim Digital Library"
    ),
    "MUSIC 1 (reel 1771)": "document_number=MUSIC 1; reel=1771",
    "DVD access copy available. (Also available on VHS. To view, please request ID #094.0041)": (
        "carrier=DVD; carrier=VHS; document_number=094.0041"
    ),
    "Access copy available. Please request access DVD #247.0063.": (
        "carrier=DVD; document_number=247.0063"
    ),
    "Original copies of letters are held at the Lee Museum in the Bo Kim Papers, MSS Lot Kim.": (
        "holder=Lee Museum; collection=Bo Kim Papers; document_number=MSS Lot Kim"
    ),
    "Folder 4 contains photocopies of letters housed at the Lee Archives of Utopia.": (
        "folder=4; carrier=photocopies; holder=Lee Archives of Utopia"
    ),
    "Some items are available on the Internet from Lee Press at http://www.lee.org/a.": (
        "publisher=Lee Press; url=http://www.lee.org/a"
    ),
    "The collection was described in 2019. See our repository at https://lee.org/finding.": "",
    "The processor rehoused the folders of Series II, Subseries IIA, in archival boxes.": "",
}


@pytest.mark.parametrize(("text", "told"), [*CAME.items(), *KEPT.items()])
def test_sentences_of_finding_aids_are_read(text: str, told: str) -> None:
    facts = read_note(text).facts
    assert "; ".join(f"{fact.role}={fact.value}" for fact in facts) == told


@pytest.mark.parametrize(("text", "event"), [(text, "transfer") for text in CAME])
def test_what_came_is_a_transfer(text: str, event: str) -> None:
    assert {fact.event for fact in read_note(text).facts} <= {event}
