"""The usual ways of telling of reinforcements, talks, truces, flight, relief and want, each with its type."""

import pytest

from khabar.read.reader import Reader

AFTER_A_FIGHT = "اندلعت أمس معارك عنيفة بين القوات الحكومية والمسلحين. "

TOLD = """
force.reinforced|وصلت ثلاثة أفواج عسكرية إلى المنطقة قادمة من العاصمة
force.reinforced|أعلن المتحدث وصول ثلاثة أفواج عسكرية إلى المنطقة
force.reinforced|تسلم العراق أربع طائرات مقاتلة من طراز إف 16
force.reinforced|دفع الجيش بكتيبتين من القوات الخاصة إلى محيط المدينة
force.reinforced|نشرت السلطات آلاف الجنود على الحدود مع تونس
force.reinforced|تم نشر لواء مدرع في ضواحي بنغازي
force.reinforced|جرى إرسال قوات إضافية إلى الأنبار
force.reinforced|جرى استقدام مئات المقاتلين من الحشد الشعبي إلى بيجي
force.reinforced|قام التنظيم بنقل عشرات المسلحين من الرقة إلى تدمر
force.reinforced|عمد الحوثيون إلى إرسال مزيد من المسلحين إلى تعز
force.reinforced|بغداد ترسل ثلاثة آلاف مقاتل إلى الرمادي
force.reinforced|وصل نحو ألف جندي إماراتي إلى ميناء عدن
force.reinforced|وصول رتل عسكري كبير إلى مشارف المدينة
force.reinforced|تحركت أرتال عسكرية من القاعدة باتجاه الحدود
force.joined|يجندون خمسة آلاف شاب للقتال في صفوف الميليشيات
force.joined|جند التنظيم مئات الأطفال في صفوفه
force.joined|انضم مئات الشبان إلى صفوف المقاومة الشعبية
force.joined|التحق عشرات المتطوعين بصفوف الحشد الشعبي
force.joined|انشق ضابط كبير عن الحرس الجمهوري
force.joined|انشقاق ثلاثين عنصرا عن حركة الشباب
force.joined|تشكيل غرفة عمليات مشتركة تضم فصائل المعارضة في درعا
force.joined|أعلنت سبعة فصائل تشكيل جيش الفتح
force.joined|بايعت جماعة بوكو حرام تنظيم الدولة الإسلامية
force.joined|مبايعة فصيل ليبي لتنظيم الدولة
force.joined|جماعة أنصار بيت المقدس التي بايعت تنظيم الدولة
force.joined|انفصلت كتيبة الفاروق عن لواء التوحيد
force.joined|توحدت الكتائب في لواء واحد باسم لواء النصر
force.joined|تطوع آلاف الشبان في الجيش للقتال في الأنبار
politics.talks|ترأس رئيس الوزراء اجتماعا أمنيا طارئا لبحث الهجوم على المدينة
politics.talks|عقد مجلس الأمن جلسة طارئة لبحث الوضع في اليمن
politics.talks|اجتمع وزراء خارجية دول التحالف في باريس لبحث الحرب على التنظيم
politics.talks|بحث الرئيس مع المبعوث الأممي سبل وقف إطلاق النار
politics.talks|أجرى وزير الخارجية الأمريكي محادثات مع نظيره الروسي حول الأزمة السورية
politics.talks|انطلقت في جنيف مفاوضات السلام اليمنية
politics.talks|استأنف طرفا النزاع الليبي حوارهما في الصخيرات
politics.talks|وصل المبعوث الأممي إلى صنعاء لإجراء محادثات مع الحوثيين
politics.talks|تباحث الرئيسان في وقف القتال شرق أوكرانيا
politics.talks|ناقش الرئيس الأوكراني مع المستشارة الألمانية تنفيذ اتفاق الهدنة
politics.talks|تلقى الرئيس اتصالا هاتفيا من نظيره الأمريكي بحثا خلاله محاربة التنظيم
politics.talks|هاتف أوباما رئيس الوزراء التركي وبحث معه الحرب على التنظيم
politics.talks|اتصل الوزير هاتفيا بنظيره الإيراني لبحث الهجوم
politics.talks|جرى لقاء بين وفد الحكومة الأفغانية وممثلي حركة طالبان قرب إسلام أباد
politics.agreement|الولايات المتحدة وتركيا متفقتان على إقامة منطقة آمنة شمال سوريا
politics.agreement|اتفق الطرفان على وقف القتال لمدة 48 ساعة
politics.agreement|توصل الجانبان إلى اتفاق لوقف إطلاق النار
politics.agreement|تم التوصل إلى هدنة بين الفصائل والنظام في الزبداني
politics.agreement|أبرمت الحكومة اتفاقا مع المتمردين لتبادل الأسرى
politics.agreement|وقع ممثلو الأطراف الليبية اتفاق سلام بالأحرف الأولى في الصخيرات
politics.agreement|أعلن التحالف العربي هدنة إنسانية لمدة خمسة أيام
politics.agreement|دخل وقف إطلاق النار حيز التنفيذ منتصف الليل
politics.agreement|انهارت الهدنة بعد ساعات من إعلانها
politics.agreement|خرق المسلحون وقف إطلاق النار
politics.agreement|تبادل الجانبان الاتهامات بخرق الهدنة
politics.agreement|وافقت تركيا على استخدام الولايات المتحدة قاعدة إنجرليك
politics.agreement|سمحت أنقرة لواشنطن باستخدام قاعدة إنجرليك
politics.agreement|قبل الحوثيون الهدنة التي اقترحتها الأمم المتحدة
people.displaced|فر كثير من السكان من المدينة
people.displaced|عودة ثمانية آلاف أسرة نازحة إلى مناطق سكنها
people.displaced|نزحت مئات الأسر عن منازلها في الرمادي
people.displaced|نزوح جماعي للأهالي من البلدة
people.displaced|تم إجلاء السكان من القرى الحدودية
people.displaced|جرى إخلاء ثلاث قرى من سكانها
people.displaced|اضطر آلاف المدنيين إلى مغادرة منازلهم
people.displaced|أجبر القتال آلاف العائلات على النزوح
people.displaced|شردت الحرب أكثر من مليون يمني
people.displaced|تشريد مئات الأسر من حي القدم
people.displaced|هجرت الميليشيات أهالي القرى العربية في تل أبيض
people.displaced|هرب الأهالي إلى المزارع المجاورة
people.displaced|هروب عشرات العائلات من الفلوجة
people.displaced|عبر أكثر من ألف لاجئ الحدود إلى تركيا
people.trapped|آلاف المدنيين محاصرون داخل الفلوجة
people.trapped|لا يزال نحو عشرة آلاف مدني محاصرين في المدينة
people.trapped|تحاصر قوات النظام مئات العائلات في الزبداني
people.trapped|علق مئات المسافرين اليمنيين في المطارات بسبب الحرب
people.trapped|يستخدم التنظيم المدنيين دروعا بشرية في الرمادي
people.trapped|يمنع التنظيم السكان من مغادرة المدينة
people.trapped|منعت الميليشيات الأهالي من النزوح
people.trapped|بقي آلاف السكان عالقين بين خطوط النار
people.trapped|يحتاج 21 مليون يمني إلى مساعدات إنسانية
people.trapped|80 في المئة من السكان بحاجة إلى المساعدة
people.trapped|يعيش نصف مليون شخص تحت الحصار في سوريا
people.trapped|محاصرة عشرات الأسر في حي كريتر
people.trapped|لم يتمكن الأهالي من مغادرة البلدة
people.trapped|لا يستطيع المدنيون الخروج من المدينة
aid.delivered|وصلت سفينة إغاثة إلى ميناء عدن
aid.delivered|وصول أول شحنة من المساعدات الطبية إلى تعز
aid.delivered|وزعت المنظمة آلاف السلال الغذائية على النازحين
aid.delivered|تم توزيع مساعدات غذائية على الأسر المتضررة
aid.delivered|جرى إدخال قافلة مساعدات إلى داريا
aid.delivered|سلم الهلال الأحمر الإماراتي أدوية للمستشفى
aid.delivered|قدمت السعودية مساعدات إغاثية لليمن
aid.delivered|أرسلت الكويت ثلاث طائرات محملة بالأغذية إلى عدن
aid.delivered|ألقت طائرات مساعدات على جبل سنجار
aid.delivered|دخلت أربعون شاحنة محملة بالمواد الغذائية إلى مخيم اليرموك
aid.delivered|رست سفينة محملة بالوقود في ميناء الحديدة
aid.delivered|هبطت طائرة إغاثة سعودية في مطار عدن
aid.delivered|نقل الصليب الأحمر مواد طبية إلى صنعاء
aid.delivered|سمح الجيش بدخول مساعدات إلى الحي المحاصر
aid.blocked|منعت الميليشيات دخول المساعدات إلى تعز
aid.blocked|عرقل الحوثيون وصول الإغاثة إلى عدن
aid.blocked|احتجز المسلحون شاحنات الإغاثة
aid.blocked|لم تصل أي مساعدات إلى المدينة منذ شهر
aid.blocked|تعذر إدخال الأدوية إلى الحي المحاصر
aid.blocked|أوقفت المنظمة عملياتها الإغاثية بسبب القتال
aid.blocked|علقت الأمم المتحدة توزيع المساعدات
aid.blocked|صادر المسلحون مواد إغاثية
aid.blocked|فشلت المنظمات في إيصال المساعدات إلى المحاصرين
aid.blocked|أعاد حاجز للنظام قافلة المساعدات
aid.blocked|رفض النظام السماح بدخول المساعدات
aid.blocked|يحول القتال دون وصول المساعدات
aid.blocked|أغلقت إسرائيل معبر كرم أبو سالم أمام المساعدات
aid.blocked|اعترض الحوثيون قافلة إغاثة في طريقها إلى تعز
hardship.shortage|يعاني سكان عدن من نقص حاد في المياه والغذاء
hardship.shortage|انقطعت الكهرباء عن صنعاء منذ أسبوع
hardship.shortage|نفدت الأدوية من مستشفيات تعز
hardship.shortage|نفاد الوقود في المدينة
hardship.shortage|أزمة وقود خانقة في صنعاء
hardship.shortage|تفتقر المستشفيات إلى الأدوية
hardship.shortage|يواجه ستة ملايين يمني خطر المجاعة
hardship.shortage|قطع التنظيم المياه عن المدينة
hardship.shortage|المدينة غارقة في الظلام بعد انقطاع التيار
hardship.shortage|شح المواد الغذائية في الأسواق
hardship.shortage|نعاني من عدم توفر الأدوية
hardship.shortage|اختفى الخبز من الأسواق
hardship.shortage|توقفت محطات ضخ المياه بسبب نقص الديزل
hardship.shortage|انعدام الوقود والغاز في المدينة
hardship.prices|ارتفعت أسعار الوقود في صنعاء
hardship.prices|ارتفاع كبير في أسعار المواد الغذائية في تعز
hardship.prices|تضاعف سعر الدقيق ثلاث مرات في عدن
hardship.prices|بلغ سعر أسطوانة الغاز خمسة آلاف ريال في تعز
hardship.prices|زادت أسعار الخبز في دمشق
hardship.prices|انخفضت أسعار السلع بعد فتح الطريق
hardship.prices|شهدت المدينة ارتفاعا حادا في أسعار الوقود
force.reinforced|أعلنت وزارة الدفاع إرسال كتيبة مشاة إلى مدينة درنة
force.reinforced|وصول دفعة ثانية من المتطوعين إلى جبهة الفلوجة
force.reinforced|تواصل تدفق المقاتلين الأجانب إلى سوريا
force.reinforced|عززت الشرطة وجودها حول السفارات
force.reinforced|استقدم الحوثيون تعزيزات كبيرة من صنعاء إلى الضالع
force.reinforced|شوهدت أرتال من المدرعات متجهة إلى ماريوبول
force.reinforced|بدأ الجيش التركي بنشر دبابات على الحدود مع سوريا
force.reinforced|قدمت باريس أسلحة للبشمركة
force.reinforced|أعلن البنتاغون تسليم العراق مئات الصواريخ المضادة للدروع
force.reinforced|دخلت قوات سعودية مدربة إلى عدن لدعم المقاومة
force.reinforced|الجيش المصري يدفع بقوات إضافية إلى شمال سيناء
force.reinforced|توافدت مجاميع من المسلحين إلى المنطقة لمساندة القبائل
force.reinforced|وصلتنا تعزيزات من مأرب
force.joined|أعلن العشرات من عناصر الشرطة انشقاقهم عن النظام
force.joined|انضمت قبيلة شمر إلى القوات الكردية في القتال
force.joined|تجند الحركة الأطفال في صفوفها
force.joined|أعلنت كتيبة الصقور انضمامها إلى جيش الإسلام
force.joined|جيش الفتح تحالف يضم جبهة النصرة وأحرار الشام
politics.talks|يزور المبعوث الأممي دمشق لبحث خطة السلام
politics.talks|أجرى الوزير مباحثات في طهران حول الأزمة اليمنية
politics.talks|تستضيف مسقط جولة مفاوضات بين الأطراف اليمنية
politics.talks|لقاء بين وزير الخارجية الروسي ونظيره السعودي لبحث الأزمة السورية
politics.talks|أعلن المبعوث الأممي استئناف المشاورات بين الأطراف الليبية
politics.talks|قاطع الحوثيون جلسة الحوار
politics.talks|بحث أوباما وأردوغان في اتصال هاتفي تعزيز التعاون ضد التنظيم
politics.talks|المفاوضات مستمرة بين الجانبين لإخراج المقاتلين
politics.agreement|أعلن الجيش وقفا لإطلاق النار من جانب واحد
politics.agreement|بدأ سريان هدنة إنسانية في اليمن
politics.agreement|الحوثيون يخرقون الهدنة في تعز
politics.agreement|وافق البرلمان التركي على فتح القاعدة أمام طائرات التحالف
politics.agreement|توصلت الفصائل إلى اتفاق مع النظام يقضي بإدخال المساعدات
politics.agreement|مقاتلو المعارضة وحزب الله يتفقون على هدنة
politics.agreement|الاتفاق بين الجيش والمسلحين على إخلاء الجرحى
politics.agreement|أبرم اتفاق بين القبائل والحوثيين
politics.agreement|انتهاك جديد للهدنة شرق أوكرانيا
people.displaced|تهجير قسري لأهالي القرية
people.displaced|فرار آلاف الأسر باتجاه كركوك
people.displaced|نزح نحو مئة ألف شخص جراء القتال في الأنبار
people.displaced|أجبر الحوثيون السكان على إخلاء منازلهم
people.displaced|غادرت معظم العائلات الحي
people.displaced|لجأت مئات الأسر إلى المساجد
people.displaced|قالت الأمم المتحدة إن أربعة ملايين سوري فروا من بلادهم
people.displaced|بلغ عدد اللاجئين السوريين في تركيا مليونين
people.displaced|تم نقل الأهالي إلى مكان آمن
people.displaced|أدى القصف إلى فرار السكان
people.displaced|دفعت المعارك السكان إلى الفرار
people.trapped|ما زال مئات المدنيين محاصرين داخل الحي
people.trapped|آلاف العالقين على الحدود الأردنية
people.trapped|حوصر عشرات المدنيين في منازلهم
people.trapped|يتخذ المسلحون من السكان دروعا بشرية
people.trapped|لا يزال ألف شخص عالقين في البلدة
aid.delivered|وصول طائرة إغاثية ثالثة إلى مطار عدن
aid.delivered|دخول قافلة تحمل مواد طبية إلى المعضمية
aid.delivered|أعلن الهلال الأحمر توزيع خمسة آلاف سلة غذائية في لحج
aid.delivered|باخرة محملة بالمشتقات النفطية ترسو في ميناء عدن
aid.delivered|أرسلت الإمارات سفينة مساعدات إلى عدن
aid.delivered|وصلت المساعدات أخيرا إلى المحاصرين
aid.delivered|قام فريق الإغاثة بتوزيع الخيام على النازحين
aid.blocked|الميليشيات تمنع دخول الأدوية إلى المدينة
aid.blocked|لم تسمح الميليشيات بدخول الغذاء
aid.blocked|منع قافلة إغاثة من دخول الحي
aid.blocked|احتجاز سفينة مساعدات في الحديدة
aid.blocked|تعذر وصول فرق الإغاثة إلى المنكوبين
aid.blocked|سرقة المساعدات من قبل الميليشيات
hardship.shortage|نقص الوقود يهدد بتوقف المستشفيات
hardship.shortage|تعيش المدينة من دون كهرباء منذ شهر
hardship.shortage|يعاني النازحون من نقص الأدوية
hardship.shortage|انقطاع المياه والكهرباء عن أحياء واسعة
hardship.shortage|حذرت المنظمة من مجاعة في اليمن
hardship.shortage|المدينة محرومة من الماء والكهرباء
hardship.shortage|تشهد صنعاء أزمة حادة في المشتقات النفطية
hardship.prices|ارتفع سعر الخبز خمسة أضعاف في الحي المحاصر
hardship.prices|أسعار الوقود ترتفع في صنعاء
hardship.prices|زيادة أسعار الغذاء في اليمن
hardship.prices|تجاوز سعر صفيحة البنزين عشرين ألف ريال
hardship.prices|شهدت الأسعار ارتفاعا جنونيا في تعز
""".strip().splitlines()

UNTOLD = """
وصل فريق كرة السلة إلى العاصمة قادما من برشلونة
ترأس رئيس الوزراء اجتماعا لبحث الموازنة
ارتفعت أسعار الأسهم في بورصة دبي
غادر الرئيس المدينة بعد حضور المؤتمر
استقبل المطار مليون سائح هذا العام
اتفقت الشركتان على بناء مصنع جديد
تسلم الفائز جائزته من الوزير
فر اللصوص من المدينة بعد سرقة المتجر
أرسلت الوزارة مفتشين إلى المدارس
اجتمع المدربون لبحث برنامج البطولة
منعت السلطات دخول السيارات القديمة إلى المدينة
عاد الطلاب إلى مدارسهم
حشد المرشح آلاف المؤيدين في الساحة
""".strip().splitlines()


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", TOLD)
def test_what_a_war_report_tells_in_this_way_is_read(reader: Reader, line: str) -> None:
    kind, sentence = line.split("|")
    types = {claim.type for told in reader.explain(f"{AFTER_A_FIGHT}{sentence}.")[1:] for claim in told.claims}
    assert kind in types


@pytest.mark.parametrize("sentence", UNTOLD)
def test_what_only_sounds_alike_is_no_claim(reader: Reader, sentence: str) -> None:
    assert not [claim for told in reader.explain(f"{sentence}.") for claim in told.claims]


def test_the_besieged_after_a_preposition_are_people_whom_relief_reaches(reader: Reader) -> None:
    told = reader.explain(f"{AFTER_A_FIGHT}أسقطت المروحيات مواد غذائية على المحاصرين في الجبل.")[1]
    assert [[target.text for target in claim.targets] for claim in told.claims if claim.type == "aid.delivered"] == [
        ["المحاصرين"]]
