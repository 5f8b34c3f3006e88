"""What a court made of somebody: rungs and labels say what the sentences say of convictions, appeals and witnesses."""

import json
from pathlib import Path
from typing import Any

import pytest

from dossier.domain.events import EventKind, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRef, ParticipantView
from dossier.services import event_views, exporting, importing
from dossier.services.cases import CaseFile

# A story, and the rungs of the person that "{1}" stands for, each with its note.
STORIES = [
    (
        "{1} was convicted of fraud in 2011. Her appeal was thrown out two years later.",
        "convicted (upheld on appeal, 2013); appeal",
    ),
    (
        "{1} was convicted of fraud in 2011. Her appeal was dismissed in 2013.",
        "convicted (upheld on appeal, 2013); appeal",
    ),
    (
        "{1} was convicted of fraud in 2011. The court struck out her appeal in 2013.",
        "convicted (upheld on appeal, 2013); appeal",
    ),
    (
        "{1} was convicted of fraud in 2011. Judges rejected her appeal against the conviction in 2013.",
        "convicted (upheld on appeal, 2013); appeal",
    ),
    (
        "{1} was convicted of fraud in 2011. The conviction was thrown out on appeal in 2013.",
        "convicted (overturned, 2013); overturned",
    ),
    (
        "{1} was convicted of fraud in 2011. The appeal court threw out her conviction in 2013.",
        "convicted (overturned, 2013); overturned",
    ),
    (
        "{1} was convicted of fraud in 2011. The verdict was thrown out in 2013.",
        "convicted (overturned, 2013); overturned",
    ),
    (
        "{1} was convicted of fraud in 2011. The verdict was quashed in 2013.",
        "convicted (overturned, 2013); overturned",
    ),
    (
        "{1} was found guilty on three counts of fraud and acquitted of one other count in May 2022.",
        "acquitted (acquitted of one other count); convicted",
    ),
    (
        "A jury found {1} guilty on three counts on 4 May 2022. She was acquitted of one other count.",
        "acquitted (acquitted of one other count); convicted",
    ),
    ("{1} remained free until May 9, 2022, when a jury found her guilty of theft.", "convicted"),
    ("{1} pleaded guilty to bribery on 3 March 2019.", "convicted (pleaded guilty)"),
    ("{1} has pleaded guilty to two counts of theft.", "convicted (pleaded guilty)"),
    ("{1} entered a guilty plea in 2019.", "convicted (pleaded guilty)"),
    ("{1} confessed to the killing in 2019.", ""),
    ("{1} admitted theft in 2019.", ""),
    ("{1} pleaded not guilty in 2019.", "on-trial (pleaded not guilty)"),
    ("{1} will plead guilty in May 2024.", ""),
    ("On Tuesday the jury heard from {1}, a nurse.", ""),
    ("{1} gave evidence on Tuesday.", ""),
    ("{1} was in the witness box on Tuesday.", ""),
    ("{1} took the stand as a witness on Tuesday.", ""),
    ("{1} was called as a witness on Tuesday.", ""),
    ("{1} appeared in court as a witness on Tuesday.", ""),
    ("The court heard evidence from {1} on Tuesday.", ""),
    ("The court heard {1} on Tuesday.", ""),
    ("{1} went on trial in 2012.", "on-trial"),
    ("{1} appeared in court on Tuesday.", "on-trial"),
    (
        "{1} was convicted of fraud in May 2021. Jurors acquitted her of one count of theft.",
        "acquitted (acquitted of one count); convicted",
    ),
    ("{1} was convicted of fraud in 2011 and was acquitted of arson in 2015.", "convicted; acquitted"),
    (
        "{1} was convicted of arson in 2011 and was acquitted of arson in 2015.",
        "convicted (acquitted later, 2015); acquitted",
    ),
    (
        "{1} was sentenced to nine years in 2011. The sentence was quashed in 2013.",
        "sentenced (overturned, 2013); overturned",
    ),
    ("{1} was charged with theft in 2014, but has never been convicted.", "charged"),
    ("{1} was arrested in 2014 but was never charged.", "arrested; not-charged"),
    ("A prosecutor in Bergen dropped the case against {1} in 2014.", "dropped"),
    ("Three other charges against {1} were dropped in 2014.", ""),
    ("{1} was banned from holding office for five years in 2014.", "banned"),
    ("{1} could be banned from holding office.", ""),
    ("{1} got nine years in 2014.", "sentenced"),
    ("{1} said the army knew nothing and accused foreign firms of selling lies.", ""),
    (
        "{1} was convicted of fraud in 2015. The court quashed the conviction of {1} in 2018.",
        "convicted (overturned, 2018); overturned",
    ),
    ("{1} has not been charged with any offence.", "not-charged (with any offence)"),
]
# Who is under no suspicion, or no longer: the rung stands behind the accusation.
UNSUSPECTED = [
    ("Police arrested {1} in May 2014. {1} is no longer a suspect, police said.", "arrested; cleared"),
    ("Police have ruled {1} out as the killer.", "cleared"),
    ("The minister ruled out {1} as a candidate.", ""),
    ("Detectives have eliminated {1} from their inquiries.", "cleared"),
    ("An inquiry cleared {1} of any wrongdoing in June 2020.", "cleared"),
    (
        "{1} was accused of bribing a mayor in 2014, and a report cleared {1} in 2016.",
        "accused (the deed is dated 2014); cleared",
    ),
    ("{1} has not been accused of wrongdoing.", "not-accused"),
    ("{1} is not a suspect but a witness, police said.", "not-accused"),
    ("{1} was questioned in May. Police no longer suspect {1} of the theft.", "cleared"),
    ("{1} was not among those charged.", "not-charged"),
    ("Prosecutors decided not to charge {1} over the fire.", "not-charged"),
    ("{1} is wanted for bribing a clerk in Lyon, police said.", "wanted"),
    ("{1} was wrongly accused of stealing the bronze.", "accused (wrongly)"),
    ("{1}, who was accused of bribery in 2014, was exonerated by a judge in 2016.", "accused; acquitted"),
    ("{1} was acquitted of theft in 1998. {1} is now accused of bribing a mayor.", "acquitted; accused"),
]
# What else the law does with somebody, and what it only may do: a story, and the rungs of "{1}" as above.
FURTHER = [
    ("{1} pleaded guilty under a deal with prosecutors in May 2019.", "convicted (pleaded guilty)"),
    ("{1} has agreed to plead guilty to two counts of fraud.", ""),
    ("{1} changed her plea to guilty on the third day of the trial.", "convicted (pleaded guilty)"),
    ("{1} withdrew her guilty plea in May 2019.", ""),
    ("{1} pleaded no contest to assault.", "on-trial (pleaded no contest)"),
    ("{1} pleaded not guilty to theft in 2014.", "on-trial (pleaded not guilty)"),
    ("{1} made her first appearance in court in 2014.", "on-trial (first appearance in court)"),
    ("{1} saw the charges against her dropped in 2014.", "dropped"),
    ("A jury found the case against {1} not proven in 2014.", "acquitted"),
    ("The sentencing of {1} was adjourned until July.", ""),
    ("{1} was found guilty of theft but not guilty of arson in 2014.", "acquitted (not guilty of arson); convicted"),
    ("{1} was found not guilty of murder but guilty of theft in 2014.", "acquitted (not guilty of murder); convicted"),
    ("{1} was struck off the medical register in 2014.", "sanctioned (struck off the medical register)"),
    ("{1} was struck off the list of candidates in 2014.", ""),
    ("{1}, a disbarred lawyer, lives in Oslo.", "sanctioned (disbarred)"),
    ("{1} was stripped of her citizenship in 2014.", "sanctioned (stripped of her citizenship)"),
    ("Parliament stripped {1} of her immunity in 2014.", ""),
    ("The EU lifted its sanctions on {1} in 2014.", "sanctioned (lifted)"),
    ("The judges gave {1} two years in prison.", "sentenced"),
    ("The bank gave {1} two years to repay the loan.", ""),
    ("{1} was given four years to finish the bridge.", ""),
    ("{1} was handed a two-year suspended sentence.", "sentenced"),
    ("{1} was jailed for fraud in 2014.", "sentenced"),
    ("{1} is serving a ten-year sentence for fraud.", "sentenced"),
    ("{1} served nine years as mayor.", ""),
    ("{1} faces up to 20 years in prison.", ""),
    ("{1}'s sentence was reduced to five years in 2014.", "sentenced (reduced)"),
    ("The president commuted {1}'s death sentence in 2014.", "sentenced (commuted later, 2014); commuted"),
    ("{1} received a pardon in 2014.", "pardoned"),
    ("{1} asked for a pardon in 2014.", ""),
    ("{1} was remanded on bail on Monday.", "released (on bail)"),
    ("{1} was released without charge on Monday.", "released (without charge)"),
    ("{1} was released from hospital on Monday.", ""),
    ("{1} is under house arrest.", "arrested (house arrest)"),
    ("A court ordered {1} released on Monday.", ""),
    ("A court ordered a retrial of {1} in 2014.", ""),
    ("A court approved the extradition of {1} in 2014.", ""),
    ("{1} escaped arrest in 2014.", ""),
    ("{1} is wanted for murder in Italy.", "wanted"),
    ("{1} is wanted for the role of Hamlet.", ""),
    ("Police are seeking {1} over the fire.", "wanted"),
    ("A judge issued a warrant for the arrest of {1} in 2014.", "wanted"),
    ("A warrant for the arrest of {1}'s killer was issued in 2014.", ""),
    ("A search warrant was issued for {1}'s home in 2014.", ""),
    ("{1} is facing charges of fraud.", "charged"),
    ("{1} could face charges of fraud.", ""),
    ("{1} faces a court-martial.", ""),
    ("The trial of {1} ended in a mistrial in 2014.", "on-trial (mistrial)"),
    ("The trial of a man accused of killing {1} opened in 2014.", ""),
    ("{1} was impeached in 2014.", "impeached"),
    ("A jury found {1} liable for fraud in 2014.", "liable"),
    ("{1} was found not liable in 2014.", ""),
    ("{1} was convicted in absentia in 2014.", "convicted (in absentia)"),
    ("{1} was posthumously pardoned in 2014.", "pardoned (posthumously)"),
    ("{1} dropped her appeal in 2014.", "appeal (dropped)"),
    ("Mayor {1} charged over bridge collapse", "charged"),
    ("{1} found guilty of fraud", "convicted"),
    ("Convicted murderer {1} escaped from prison in 2014.", "convicted; at-large"),
    ("{1} is a convicted felon.", "convicted"),
    ("If {1} were a convicted felon, she could not vote.", ""),
    ("The mayor called {1} a convicted fraudster.", ""),
    ("Convicted murderer {1}'s sister opened a cafe in 2014.", ""),
    ("Wrongly convicted nurse {1} was freed in 2014.", "released"),
    ("Fugitive banker {1} was seen in Oslo in 2014.", "at-large"),
    ("Police arrested alleged ringleader {1} in 2014.", "arrested; accused"),
    ("The judge threw out {1}'s guilty plea in May 2014.", ""),
    ("{1} was seized by four gunmen in May 2014.", ""),
    ("Militants are holding {1} hostage.", ""),
    ("Police arrested {1}, who was later held by a gang.", "arrested"),
    ("{1} surrendered to the tribunal in March 2014.", "arrested (surrendered)"),
    ("{1} surrendered her passport in March 2014.", ""),
    ("{1} was charged with fraud in 2014. The court acquitted a third man accused of theft.", "charged"),
    ("{1} was charged with fraud in 2014. Two others were jailed for nine years.", "charged"),
    ("{1} declined to say where the suspect was held, but he was thought to have been hiding in Oslo.", ""),
    ("{1} was jailed four weeks ago on fraud charges.", "arrested"),
    ("{1} faces six counts of fraud.", "charged"),
    ("{1} said that many are accused of having links to smugglers.", ""),
    ("{1} appealed to the leftist FARC rebels to release some 45 hostages.", ""),
    ("{1} appealed to the Supreme Court in 2014.", "appeal"),
    ("The mayor walked free after a judge, {1}, ruled his detention illegal.", ""),
    ("Judge {1} questioned the mayor over some $27 million that prosecutors allege he hid in 2014.", ""),
    ("A Lebanese man was arrested in connection with an alleged plot against {1}.", ""),
    ("Charges were filed against {1} in 2014.", "charged"),
    ("A court released {1} on bail last week ahead of her trial on May 11.", "released (on bail)"),
    ("Lima says Oslo is interfering in {1}'s extradition process.", ""),
    ("{1} was booked after a court issued a warrant for her arrest on Wednesday.", "wanted"),
    ("The marchers waved posters of {1}, who was arrested on Wednesday.", "arrested"),
    ("The alleged victim of {1} spoke to the police in 2014.", ""),
    ("{1} was charged with theft in May 2021. She was remanded in June 2021.", "charged; arrested (held on remand)"),
    ("Prosecutors said in May 2021 that no charges would be brought against {1}.", "not-charged"),
    (
        "{1} was convicted of nine offences in 2011. In 2013 judges quashed four of her nine convictions.",
        "convicted (overturned in part, 2013); overturned (in part)",
    ),
    (
        "{1} was convicted of theft in 1998, a judgment that was set aside in 2000. She was convicted of fraud in "
        "2019. She was sentenced to nine years.",
        "convicted (overturned, 2000); overturned; convicted; sentenced",
    ),
    (
        "{1} was convicted in her absence of fraud in 2011.",
        "convicted (in absentia)",
    ),
    (
        "{1} was wrongfully convicted of fraud in 2011.",
        "convicted (wrongfully)",
    ),
    (
        "{1} was arrested by mistake in May 2011.",
        "arrested (by mistake)",
    ),
]
FIRST = "Marta Anna Helena Ilona Maria Susanna Petra Claudia Emma Birgit".split()
LAST = "Kolar Weiss Halberg Brandtner Lindqvist Varga Moreau Castell Ferrand Okoye Tomsk Reissner Dolan Zeller".split()
LAST += ["Brunner", "Olufsen"]
ALL = [*STORIES, *FURTHER, *UNSUSPECTED]


def _name(number: int) -> str:
    return f"{FIRST[number % 10]} {LAST[number // 10]}"


@pytest.fixture
def exported(case: CaseFile, tmp_path: Path) -> dict[str, Any]:
    for number, (text, _) in enumerate(ALL):
        path = tmp_path / f"story{number:03}.txt"
        told = text.replace("{1}", _name(number))
        path.write_text(f"Notes from the courts, part {number}\n\nPublished: 12 February 2023\n\n{told}\n", "utf-8")
    assert all(o.reason is None for o in importing.import_paths(case, sorted(tmp_path.glob("story*.txt"))))
    out = tmp_path / "case.json"
    exporting.export_json(case, out)
    told_json: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return told_json


def test_the_ladder_says_what_the_courts_made_of_somebody(exported: dict[str, Any]) -> None:
    rungs = {entity["name"]: entity["standing"] for entity in exported["entities"]}
    shown = [
        "; ".join(
            f"{rung['standing']} ({rung['note']})" if rung["note"] else rung["standing"]
            for rung in rungs[_name(number)]
            if rung["standing"] != "named"
        )
        for number in range(len(ALL))
    ]
    assert list(zip((text for text, _ in ALL), shown, strict=True)) == ALL


# A kind, a sentence, its trigger, and whether its label may be in our words.
LABELS = [
    (EventKind.ACQUIT, "The verdict on Anna Berg was quashed in May.", "quashed", False),
    (EventKind.ACQUIT, "Judges threw out the conviction of Anna Berg.", "threw", False),
    (EventKind.ACQUIT, "Anna Berg was acquitted of one other count.", "acquitted", False),
    (EventKind.ACQUIT, "Anna Berg was acquitted of all charges.", "acquitted", True),
    (EventKind.ACQUIT, "Anna Berg was cleared of fraud.", "cleared", True),
    (EventKind.TRIAL, "The jury heard from Anna Berg, a nurse.", "heard", False),
    (EventKind.TRIAL, "Anna Berg was called to give evidence.", "give", False),
    (EventKind.TRIAL, "Anna Berg went on trial in Oslo.", "trial", True),
]


@pytest.mark.parametrize(("kind", "sentence", "word", "ours"), LABELS)
def test_a_label_says_no_more_of_somebody_than_the_words(kind: EventKind, sentence: str, word: str, ours: bool) -> None:
    anna = ParticipantView(EntityRef(1, EntityKind.PERSON, "Anna Berg"), Role.PATIENT)
    label = event_views.label_of(kind, Status.ASSERTED, [anna], sentence, sentence.index(word), len(word))
    assert label.endswith(": Anna Berg") is ours
