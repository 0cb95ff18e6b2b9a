"""Who struck and whom, where the words tell it at a distance: the source of a shell, what raids led to."""

from readings import agents, claims, targets


def test_the_source_of_a_shell_fired_it() -> None:
    """Whoever is told as where a rocket came from struck, and killed those whom it hit."""
    told = "قتلت امرأتان إثر سقوط صاروخ مصدره القوات الحكومية على حي الأندلس في درنة."
    assert agents(told, "strike.shelling") == agents(told, "harm.killed") == ["القوات الحكومية"]
    assert agents("سقطت أربع قذائف هاون على بلدة كفريا مصدرها فصائل المعارضة.", "strike.shelling") == ["فصائل المعارضة"]


def test_a_source_that_speaks_does_not_strike() -> None:
    """Whoever a paper goes by is told as its source, too, and so is ground."""
    told = "ذكرت الصحيفة نقلا عن مصدرها أن الجيش قصف بلدة دوما."
    assert agents(told, "strike.shelling") == ["الجيش"]
    assert agents("سقطت قذائف على حي الميدان، ولم يعرف مصدرها.", "strike.shelling") == []


def test_shelling_amid_fights_is_no_cause_of_what_these_led_to() -> None:
    """Whose planes strike meanwhile killed nobody of those whom the fights are said to have killed."""
    told = "أسفرت الاشتباكات عن مقتل عدد من المسلحين وتدمير دبابتين، وسط قصف عنيف من قبل طائرات الجيش على المدينة."
    assert agents(told, "strike.air") == ["طائرات الجيش"]
    assert agents(told, "harm.killed") == agents(told, "materiel.destroyed") == []
    by_it = "قتل خمسة مدنيين في البلدة إثر قصف مكثف بالمدفعية من قبل قوات الجيش."
    assert agents(by_it, "harm.killed") == ["قوات الجيش"]


def test_by_belongs_to_the_deed_before_it() -> None:
    """What is denied in the words of others was not done by who opened the road."""
    told = "أكد الوزير استمرار فتح الطريق، نافيا الأنباء التي تتحدث عن قطعه من قبل المتظاهرين المسلحين."
    assert agents(told, "route.opened") == []
    joined = "أعلن البيان تدمير دبابة وقتل طاقمها من قبل الثوار."
    assert agents(joined, "materiel.destroyed") == agents(joined, "harm.killed") == ["الثوار"]


def test_who_threw_an_attack_back_killed_those_who_made_it() -> None:
    """The men of a side whose attempt was foiled fell to who foiled it, not to their own."""
    told = "تصدى المقاتلون لمحاولة قوات النظام التقدم باتجاه حي جوبر، وأسفرت المواجهات عن مقتل عدد من عناصر النظام."
    assert agents(told, "harm.killed") == ["المقاتلون"]
    assert targets(told, "battle.attack") == []
    failed = "تصدى الجيش لهجوم المسلحين على الثكنة، وقتل ثلاثة مدنيين بقصف المسلحين للسوق."
    assert agents(failed, "harm.killed") == ["المسلحين"]


def test_what_was_destroyed_after_it_was_hit_is_the_target() -> None:
    """The pronoun of the hitting stands for what it led to the destruction of, which is told before."""
    told = "دمر الثوار عربة لقوات الأسد إثر استهدافها بقذيفة مضادة للدروع في بلدة مورك."
    assert targets(told, "strike.shelling") == ["عربة لقوات الأسد"]
    assert agents(told, "strike.shelling") == ["الثوار"]
    noun = "أعلنت الفرقة تدمير ثلاث مدرعات بعد استهدافها بصواريخ مضادة للدروع."
    assert (agents(noun, "strike.shelling"), targets(noun, "strike.shelling")) == (["الفرقة"], ["مدرعات"])


def test_a_known_name_that_is_definite_takes_no_of_behind_it() -> None:
    """The fighters of the opposition managed to do something: "to" is "of" in Arabic, and no part of them."""
    assert agents("تمكن مقاتلو المعارضة من تدمير دبابة.", "materiel.destroyed") == ["مقاتلو المعارضة"]
    assert targets("قتل عشرة مقاتلين من جيش الفتح في القصف.", "harm.killed") == ["جيش الفتح"]


def test_fighters_whose_positions_were_struck() -> None:
    """Fighters of whom nothing is said are of those whose ground was struck; civilians are not."""
    told = "قصفت طائرات عراقية مواقع تنظيم الدولة في هيت، مما أسفر عن مقتل نحو عشرين عنصرا وجرح آخرين وتدمير عربتين."
    assert targets(told, "harm.killed") == targets(told, "harm.wounded") == ["تنظيم الدولة"]
    assert targets(told, "materiel.destroyed") == ["تنظيم الدولة"]
    assert targets(told, "strike.air") == ["مواقع تنظيم الدولة"]
    civilians = "قصفت الطائرات مواقع الحوثيين في صعدة، ما أدى إلى مقتل ثلاثة مدنيين."
    assert targets(civilians, "harm.killed") == ["مدنيين"]


def test_raids_that_hit_something_are_those_of_who_flew_them() -> None:
    """Units and positions near a town were hit by whoever struck the others of whom the sentence tells."""
    told = "قال البيان إن فرنسا وحلفاءها قصفوا المسلحين بسبع غارات في مالي أصابت وحدات قتالية ومواقع قرب كيدال."
    assert agents(told, "strike.air") == ["فرنسا", "حلفاءها"] * 2
    assert targets(told, "strike.air")[1:] == ["وحدات قتالية"]


def test_the_doer_of_what_people_fell_prey_to() -> None:
    """Who committed the massacre killed those who fell prey to it, and it is one claim."""
    told = "قال المسؤول إن الميليشيا ارتكبت مجزرة في دار سعد ذهب ضحيتها العشرات من النساء."
    assert agents(told, "harm.killed") == ["الميليشيا"]
    assert targets(told, "harm.killed") == ["النساء"]
    named = "قصفت طائرات التحالف حي فج عطان، وراح ضحية هذه الغارات عشرات المدنيين."
    assert (agents(named, "harm.killed"), targets(named, "harm.killed")) == (["طائرات التحالف"], ["المدنيين"])
    untold = "تظاهر السكان للمطالبة بمحاكمة القائد لتورطه في المجزرة التي راح ضحيتها نحو 300 مجند."
    assert agents(untold, "harm.killed") == []


def test_whose_people_are_both_dead_and_hurt() -> None:
    """The people under "of" behind the dead and the hurt are both."""
    told = "أدى القصف إلى سقوط ضحايا وجرحى من أبناء المنطقة."
    assert targets(told, "harm.killed") == targets(told, "harm.wounded") == ["أبناء المنطقة"]


def test_who_found_a_thing_that_was_then_destroyed() -> None:
    """Where Arabic leaves untold who destroyed what a party had found, that party did."""
    told = "رصدت القوات الأمنية عجلة مفخخة وتم تدميرها."
    assert agents(told, "materiel.destroyed") == ["القوات الأمنية"]
    twice = "حدد الطيران العراقي تجمعا للمسلحين قرب بيجي وجرى استهدافه بغارتين، ما أسفر عن مقتل عشرة منهم."
    assert agents(twice, "strike.air") == agents(twice, "harm.killed") == ["الطيران العراقي"]
    others = "نقلت الشرطة دبابة إلى القرية، وتم تدميرها."
    assert agents(others, "materiel.destroyed") == []


def test_some_of_those_whose_positions_were_struck() -> None:
    """Of them stands for those who hold the ground that was struck, not for who struck it."""
    told = "قصف الجيش مواقع المسلحين في الشيخ زويد، وتم تدميرها بالكامل، ما أسفر عن مقتل سبعة منهم."
    assert (agents(told, "harm.killed"), targets(told, "harm.killed")) == (["الجيش"], ["المسلحين"])


def test_either_of_two_struck() -> None:
    """Where one of two parties is said to have struck, both are told, and what the blow hit is one claim with it."""
    told = "قتل ثلاثة أشخاص في قصف مدفعي من قبل الجيش أو مليشيات الحشد استهدف الخميس سوقا في الفلوجة."
    assert agents(told, "strike.shelling") == agents(told, "harm.killed") == ["الجيش", "مليشيات الحشد"]
    assert targets(told, "strike.shelling") == ["سوقا"]
    deeds = "قصف الجيش القرية أو قتل المسلحون عشرة جنود فيها."
    assert agents(deeds, "harm.killed") == ["المسلحون"]


def test_who_condemns_a_siege_does_not_lay_it() -> None:
    """Who came under it is told by the clause, and from whom; who speaks of it is not who does it."""
    told = "استنكرت الحركة الحصار الذي تتعرض له بلدة مضايا من ميليشيا حزب الله."
    assert agents(told, "siege.ongoing") == ["ميليشيا حزب الله"]
    assert agents("استنكرت الحركة حصار بلدة مضايا.", "siege.ongoing") == []


def test_the_quote_reaches_to_what_a_clause_says_was_hit() -> None:
    """Whom the raids hit, by a clause that tells more of them, is among the words of the claim."""
    told = claims("قتل ثلاثة أشخاص في قصف من قبل الجيش استهدف الخميس سوقا في الفلوجة.", "strike.shelling")
    assert [claim.quote.text for claim in told] == ["قصف من قبل الجيش استهدف الخميس سوقا"]


def test_ground_pointed_back_to_is_whose_it_was() -> None:
    """These positions, the same positions, are those of whoever was said to have them; a bare plural tells nothing."""
    same = "استهدفت الطائرات مواقع الحوثيين في صعدة، وشنت غارات على المواقع ذاتها مساء."
    assert targets(same, "strike.air") == ["مواقع الحوثيين"] * 2
    these = "شنت الطائرات غارات على تجمعات الحوثيين في حرض. وقال المركز إن قصف تلك التجمعات أوقع قتلى."
    assert targets(these, "strike.air") == ["تجمعات الحوثيين"] * 2
    others = "استهدفت الطائرات مواقع الحوثيين في صعدة، وشنت غارات على مواقع في حجة."
    assert targets(others, "strike.air") == ["مواقع الحوثيين"]


def test_who_is_said_not_to_have_struck_did_not_strike_next() -> None:
    """The shelling told after a denial is not put down to those whom the denial clears."""
    told = "نفت الوزارة أن تكون طائرات التحالف قصفت السوق. وقال متطوع إن القصف الجوي على الأحياء الشرقية مستمر."
    assert agents(told, "strike.air")[1:] == []
    avowed = "قصفت طائرات التحالف السوق. وقال متطوع إن القصف الجوي على الأحياء الشرقية مستمر."
    assert agents(avowed, "strike.air") == ["طائرات التحالف"] * 2
