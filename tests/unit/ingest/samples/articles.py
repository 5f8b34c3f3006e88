"""Ten invented articles, from which other programs make the samples. Names, places and happenings are made up."""

# ruff: noqa: E501

from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    name: str
    title: str
    byline: str
    day: str
    date_line: str
    paragraphs: tuple[str, ...]
    language: str = "en"
    caption: str = "The old quay at low water."

    @property
    def first(self) -> str:
        return " ".join(self.paragraphs[0].split()[:5])

    @property
    def last(self) -> str:
        return " ".join(self.paragraphs[-1].split()[-5:])


ARTICLES = (
    Article(
        "harbour", "Harbour master jailed over missing tolls", "Mira Oakes", "2021-03-14", "Published: 14 March 2021",
        (
            "Jonas Veld, who ran the port of Brinmouth for eleven years, was sentenced to four years in prison on Friday "
            "for keeping tolls that fishing boats had paid.",
            "Judge Clara Imhoff said he had “treated the till as his own”. Veld, 58, was arrested in June 2019 after a "
            "clerk found two sets of books in a locked cupboard.",
            "Prosecutors allege that he passed part of the money to a boatyard owned by his cousin, Pieter Sandal. Sandal "
            "denies it and has not been charged.",
            "The court ordered Veld to pay back 310,000 crowns before the end of the year.",
        ),
    ),
    Article(
        "bridge", "Engineer warned of cracks before Tarn bridge closed", "Ruth Abelard", "2020-11-03", "3 November 2020",
        (
            "An engineer told the county in writing that the Tarn bridge was cracking, eight months before it was closed, "
            "documents seen by this paper show.",
            "Halvard Strom wrote to the roads office on 4 February that two bearings had moved by three centimetres. The "
            "office filed the letter and did not answer.",
            "The bridge was closed on 19 October after a lorry driver reported a noise “like a gunshot”.",
            "A spokeswoman for the county said an inquiry led by Dagny Moe would report in the spring.",
        ),
    ),
    Article(
        "council", "Council leader resigns in land deal row", "Staff reporter", "2019-07-22", "Updated: 22 July 2019",
        (
            "Edwin Marsh resigned as leader of Calder council on Monday after it emerged that his wife owned a share in "
            "the meadow that the council bought last year.",
            "The council paid 2.4 million crowns for the land in May 2018. Two months earlier it had been offered for "
            "less than half of that.",
            "Marsh said he had “nothing to hide” and denied that he had known of the share.",
            "Police confirmed that they had been asked to look at the papers and would decide within weeks.",
        ),
    ),
    Article(
        "hospital", "Hospital trust fined after dialysis deaths", "Ida Lorne", "2022-05-09", "9 May 2022",
        (
            "The trust that runs Saint Odile hospital was fined 900,000 crowns on Monday over the deaths of three dialysis "
            "patients in the winter of 2018.",
            "Inspectors found that water filters had not been changed for fourteen months. The court heard that a "
            "technician, Bram Okafor, had asked for new ones five times.",
            "The trust pleaded guilty in March. Its director, Sunniva Hale, apologised to the families in court.",
            "A civil claim by two of the families is to be heard in September.",
        ),
    ),
    Article(
        "ferry", "Ferry captain cleared of negligence", "Tomasz Brandt", "2018-12-01", "1 December 2018",
        (
            "The captain of the ferry Solvind was cleared of negligence on Friday, two years after the ship ran aground "
            "off Kettle Point with 212 people on board.",
            "Captain Lena Farrow had been charged in April 2017. The court accepted that the echo sounder had failed and "
            "that the owners, Norrline, had known of the fault.",
            "Norrline was sold to a rival in August. Its former manager, Otto Prinz, was arrested last month in Lisbon.",
            "Farrow said outside the court that she hoped to go to sea again.",
        ),
    ),
    Article(
        "mine", "Директора на рудник осъдиха за срутването", "Весела Димова", "2021-06-18", "2021-06-18",
        (
            "Съдът в Каменград осъди директора на рудник „Зора“ Петър Стоилов на шест години затвор за срутването, при "
            "което загинаха петима миньори.",
            "Стоилов беше арестуван през март 2019 г. Според прокуратурата той е знаел, че подпорите са изгнили.",
            "Адвокатът му отрече обвинението и заяви, че ще обжалва присъдата.",
            "Рудникът е затворен от деня на срутването и няма да отвори отново.",
        ),
        language="bg", caption="Входът на рудника.",
    ),
    Article(
        "well", "محكمة تبرئ مدير شركة المياه", "سلمى النجار", "2020-09-27", "2020-09-27",
        (
            "برأت محكمة في مدينة الرمل مدير شركة المياه يوسف الحداد من تهمة الرشوة بعد محاكمة استمرت عامين.",
            "وكان الحداد قد اعتقل في مايو 2018 بعد شكوى قدمها مقاول محلي.",
            "وقال القاضي إن الأدلة غير كافية وإن الشاهد الرئيسي غير أقواله.",
            "وأعلنت النيابة أنها ستطعن في الحكم خلال شهر.",
        ),
        language="ar", caption="مبنى المحكمة.",
    ),
    Article(
        "mill", "Fire at Hollin mill was set, investigators say", "Nell Garrity", "2017-02-16", "16 February 2017",
        (
            "The fire that destroyed the Hollin paper mill in January was set on purpose, investigators said on Thursday.",
            "Traces of lamp oil were found in three places. A night watchman, Emil Rask, was questioned on Wednesday and "
            "released without charge.",
            "The mill’s owner, Cornelia Vance, had raised its insurance in November. She denies any part in the fire and "
            "is helping the police, her lawyer said.",
            "Some 140 people worked at the mill, the largest employer in the valley.",
        ),
    ),
    Article(
        "quarry", "Quarry firm paid mayor’s brother, ledger shows", "Aino Halme", "2023-01-30", "30 January 2023",
        (
            "A quarry firm that won three road contracts in Ostermoor paid the mayor’s brother each month for two years, "
            "according to a ledger handed to prosecutors.",
            "The payments to Viktor Lund came to 86,000 crowns. Mayor Greta Lund said she had “learned of it from the "
            "newspaper” and has asked for an audit.",
            "The firm, Basalt & Sons, calls the money a fee for advice on drainage.",
            "Prosecutor Malte Iversen expects to decide by Easter whether to bring charges.",
        ),
    ),
    Article(
        "library", "Früherer Archivar gesteht Diebstahl alter Karten", "Jörg Weiß", "2022-10-05", "2022-10-05",
        (
            "Der frühere Archivar der Stadtbibliothek Mühlenau, Götz Färber, hat vor Gericht gestanden, elf Karten aus dem "
            "16. Jahrhundert gestohlen zu haben.",
            "Färber wurde im Februar 2021 festgenommen, nachdem eine Karte in einem Auktionskatalog aufgetaucht war.",
            "Er habe „aus Liebe zum Papier“ gehandelt, sagte der 61-Jährige. Neun Karten sind zurück, zwei fehlen noch.",
            "Das Urteil soll am 20. Oktober fallen, teilte das Landgericht mit.",
        ),
        language="de", caption="Der Lesesaal der Bibliothek.",
    ),
)  # fmt: skip
