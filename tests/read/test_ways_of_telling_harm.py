"""Ways of telling harm: strikes, the dead, prisoners, the missing, what is hit, and arms lost or taken."""

import pytest

from khabar.read.reader import Reader

WAYS = """
strike.air|دمرت طائرات التحالف مخزنا لأسلحة التنظيم قرب الرقة.
strike.air|قال المرصد إن الطائرات الحربية أطلقت أربع قذائف نحو مقرين للفصائل في إدلب.
strike.air|المروحيات ترمي براميلها على داريا.
strike.air|رشقت المروحيات القرية بالرشاشات الثقيلة.
strike.air|أطلقت طائرة مسيرة صاروخين على سيارة كان يستقلها مسلحون في مأرب.
strike.air|قال المتحدث: قصفنا من الجو معسكرات المسلحين في الجبال.
strike.air|فجرت الطائرات سيارة مفخخة قبل وصولها إلى مواقع الجيش في بيجي.
strike.shelling|انهالت عشرات الصواريخ على حي الميدان في حلب.
strike.shelling|انفجرت قذيفة هاون أمام مدرسة في دونيتسك خلال المعارك.
harm.killed|قتلى وجرحى في اشتباكات بين فصيلين في سبها.
harm.killed|تمكنت القوات الخاصة من القضاء على 15 إرهابيا في جبال الشعانبي.
harm.captured|قال قائد المقاومة: اعتقلنا خبراء عسكريين في المعارك.
harm.captured|وقع سبعة من عناصر الحوثيين أسرى في يد المقاومة.
harm.captured|ضبطت الشرطة خلية تابعة لتنظيم داعش بعد الهجوم.
harm.missing|ثلاثة صحافيين فقدوا في البلاد منذ بدء المعارك.
harm.missing|اعتبر عشرات المقاتلين في عداد المفقودين بعد الهجوم.
harm.missing|لا يزال مصير 12 جنديا مجهولا بعد المعارك.
harm.missing|سبي التنظيم آلاف الإيزيديات في سنجار بعد الهجوم.
harm.site|خرجت محطة المياه عن الخدمة بسبب القصف.
harm.site|سويت منازل بالأرض في بلدة سقبا بعد الغارات.
harm.site|تعرضت مدرسة للأونروا للقصف في جباليا.
harm.site|طال القصف مسجدا ومدرستين في دوما.
harm.site|تهدمت واجهات المحال التجارية جراء الانفجار.
harm.site|دمر الطيران مصنعا للأغذية في الحديدة.
harm.site|اشتعلت النيران في محطة كهرباء بعد سقوط قذائف عليها.
harm.site|تحول الحي إلى أنقاض جراء القصف.
harm.site|خربت قوات النظام خطوط الكهرباء المغذية للمدينة بعد المعارك.
materiel.destroyed|خسر الجيش دبابتين وعربة مدرعة في كمين.
materiel.destroyed|التهمت النيران مستودع ذخيرة في معسكر الصواريخ بعد الغارة.
materiel.destroyed|انفجر مستودع للأسلحة تابع للجيش في حمص جراء القصف.
materiel.seized|استولى المقاتلون على طائرتين في مطار أبو الظهور بعد المعارك.
materiel.seized|نهب مسلحو القبائل أسلحة ثقيلة من معسكر اللواء في المكلا بعد الهجوم.
materiel.seized|عثرت القوات على مستودع للذخيرة خلفه الحوثيون في عدن بعد المعارك.
strike.shelling|أصيب منزل بقذيفة دبابة في دونيتسك.
harm.site|أصيب المستشفى الجمهوري بقذائف الحوثيين.
harm.missing|فقدان ستة جنود في معارك شرق أوكرانيا.
harm.missing|لا يزال 20 شخصا مفقودين بعد القصف.
harm.captured|وقع عدد من الجنود في الأسر خلال الهجوم.
strike.shelling|تعرضت مواقع الجيش الأوكراني لنيران قاذفات الصواريخ.
materiel.seized|عثر في المكان على كميات من الأسلحة والمتفجرات بعد المعارك.
materiel.destroyed|إعطاب دبابة وقتل طاقمها في معارك إدلب.
harm.killed|تمت تصفية سبعة أسرى على يد المسلحين.
strike.bomb|سلسلة تفجيرات تضرب بغداد.
harm.killed|قنص ثلاثة مدنيين في حي الحصب.
harm.captured|ألقى الجيش اللبناني القبض على إرهابي في عرسال.
"""

NO_CLAIM = """
أطلقت الشركة صاروخا يحمل قمرا صناعيا إلى المدار.
أسر المغني قلوب الحاضرين في مهرجان قرطاج.
خطف الفيلم الأضواء في المهرجان.
احترق مصنع للبلاستيك بسبب ماس كهربائي.
استولى الفريق على صدارة الدوري بعد معركة كروية.
أسقطت المحكمة الدعوى المرفوعة ضد الوزير.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", WAYS.strip().splitlines())
def test_harm_is_found_however_it_is_told(reader: Reader, line: str) -> None:
    kind, sentence = line.split("|")
    told = {claim.type for explained in reader.explain(sentence) for claim in explained.claims}
    assert kind in told, f"{sorted(told)} in {sentence}"


@pytest.mark.parametrize("sentence", NO_CLAIM.strip().splitlines())
def test_words_of_war_tell_no_harm_elsewhere(reader: Reader, sentence: str) -> None:
    assert not [claim.type for explained in reader.explain(sentence) for claim in explained.claims]
