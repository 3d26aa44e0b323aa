"""What was done, and its opposite: the words for winning and losing, arresting and releasing."""

from __future__ import annotations

from typing import Final

from naba_translation.checks.meaning_family import Family

EVENTS: Final = (
    Family(
        "win",
        "winning",
        "فازت فازوا -فوز فوز~ انتصر+ -نتصر انتصار~ منتصر~ فاز+",
        "win wins won winning winner winners victory victories victorious",
        "فايز~ نصر~ نال+ -نال كسب+ -كسب كسب~ مكسب~ مكاسب~ غلب+ -غلب تغلب+ -تغلب ظفر+ -ظفر نجح+ -نجح "
        "نجاح~ حقق+ -حقق حصل+ -حصل حصد+ -حصد احرز+ -حرز حاز+ -حوز حايز~ هزم+ -هزم حسم+ -حسم ربح+ -ربح "
        "ربح~ رابح~ تفوق+ -تفوق بطل~ بطوله~ استحق+ استمال+ -ستميل اكتسب+ -كتسب توج+ تتويج~ سيطر+ "
        "-سيطر ظافر~ سحق+ غالب~ متوج~ انتزع+ -نتزع جايزه~ جوايز~ قهر+",
        "victor* triumph* success* prevail* earn* beat* defeat* champion* award* overcom* overcame "
        "conquer* conquest garner* outperform* reap* clinch* winner* elected",
    ),
    Family(
        "lose",
        "losing",
        "خسر+ -خسر خساره~ هزيمه~ انهزم+ -نهزم فقدت فقدوا -فقد فقدان~",
        "lose loses lost losing loser losers",
        "خاسر~ خساير~ مهزوم~ انهزام~ هزم+ -هزم هزايم~ فقد+ فاقد~ مفقود~ مفقودين~ ضاع+ -ضيع ضياع~ "
        "ضايع~ اضاع+ اضاعه~ تاه+ تايه~ ضل+ -ضل ضال~ ضلال~ سقط+ سقوط~ تخلي تخلت -تخلي نقص+ -نقص فشل+ "
        "-فشل فشل~ هدر~ هدر+ -هدر اهدار~ حرم+ -حرم حرمان~ غلب+ تغلب+ -تغلب سحق+ -سحق قهر+ -قهر انقرض+ "
        "زوال~ تبدد+ سلب+ -سلب تلاشي فنا هلك+ دحر+ -دحر انحسار~ عجز~ اهدر+ نسي منسي~ افتقد+ -فتقد "
        "افتقر+ -فتقر استسلم+ غرق+ غارق~ كبد+ تكبد+ -تكبد تراجع+ -تراجع انخفاض~ ازهق+ ازهاق~ اودي "
        "اودت صودر+ اخفق+ خيبه~ نزيف~ هبوط~ احباط~ خسوف مغلوب~",
        "defeat* forfeit* miss* deficit* toll* casualt* rout* beat* setback* victim* relinquish* "
        "wast* deadweight shortfall write-* overwhelm* vanquish* sacrific* erod* lose* loss*",
    ),
    Family(
        "arrive",
        "arriving",
        "وصل+_الي -صل_الي وصول~ وصل+ يصل تصل يصلون",
        "arrive+ arrival arrivals",
        "-صل واصل~ قدم+ -قدم قدوم~ قادم~ حضر+ -حضر حضور~ جاء+ -جيء -اتي مجيء اتي اتت حل+ -حل حلول~ "
        "بلغ+ -بلغ بلوغ~ وفد+ -فد وافد~ توافد+ -توافد لجا+ عاد+ -عود عوده~ ورد+ -رد ورود~ وارد~ دخل+ "
        "-دخل دخول~ نزل+ -نزل هبط+ ظهر+ ظهور~ رسا+ توصل+ -توصل توصل~ التقي ادرك+ ولاده~ تدفق~ مولود~ "
        "ولد+ ات تاتي جاوا طل+ سافر+ استقبل+",
        "arriv* reach* come* came coming get* got access* enter* entry amount* deliver* attain* dock* "
        "influx reception receipt receiv* advent obtain* connect* link* returned return* make made "
        "climb* achiev* hit* bring* brought walk* flow* admit* admission conclud* land landed lands "
        "landing went lead leads leading led",
    ),
    Family(
        "leave",
        "leaving",
        "غادر+ -غادر مغادره~ رحيل~ رحلوا",
        "leave leaves leaving departed departs departing departure departures",
        "مغادر~ ترك+ -ترك ترك~ تارك~ رحل+ -رحل راحل~ خرج+ -خرج خروج~ انسحب+ -نسحب انسحاب~ هجر+ -هجر "
        "هجره~ هاجر+ -هاجر اجازه~ اجازات~ تخلي تخلت -تخلي تخلف+ -تخلف خلف+ -خلف ابقي ابقت -بقي بقي "
        "ذهب+ -ذهب ذهاب~ انطلق+ -نطلق انطلاق~ سافر+ -سافر فارق+ -فارق نزح+ نزوح~ نازح~ هرب+ -هرب "
        "هروب~ فر+ -فر فرار~ انفصال~ انفصل+ ودع+ -ودع وداع~ استقال+ -ستقيل استقاله~ اخلي اخلت اخلاء~ "
        "-خلي ورق~ اوراق~ اقلع+ اقلاع~ عطله~ مفارقه~ هجران~ تنحي -تنحي انصرف+ -نصرف بارح+ -بارح سفر~ "
        "غاب+ نجم+ اسفر+ -سفر غياب~ انصراف~ استبعاد~ ابتعاد~ ابتعد+ انتقال~ -رحلون خلا يدع تدع -ذر",
        "leav* left depart* exit* quit* gone withdr* flight* abandon* emigrat* outgoing evacuat* "
        "pull* escap* vacat* disembark* desert* outflow* exodus flee* fled going",
    ),
    Family(
        "suspend",
        "suspending or halting",
        "علق+_ال -علق_ال تعليق~ تجميد~ علق+ -علق جمد+ -جمد",
        "suspend+ suspension halted halts halting",
        "معلق~ عالق~ وقف+ -وقف وقف~ توقف+ -توقف توقف~ متوقف~ اوقف+ ايقاف~ مجمد~ عطل+ -عطل تعطيل~ عطل~ "
        "معطل~ تعطل+ حظر~ انقطاع~ قطع+ -قطع قطع~ ارجا+ -رجي ارجاء~ اجل+ -وجل تاجيل~ موجل~ شك~ شبه~ "
        "مشتبه~ مدلي~ منع+ فصل+ توقيف~ وقفه~ وفاه~ الغي الغاء~ شل+ اعاق+ كف+ انهي انهاء~ حد",
        "suspend* suspens* halt* comment* hang* hung freez* froz* stop* paus* stall* interrupt* "
        "postpon* remark* pending moratori* outstanding put stuck stand* defer* note* attach* "
        "caption* bans* banned end* cut* trap* pin* hold* delay*",
    ),
    Family(
        "resume",
        "resuming",
        "استانف+ -ستانف استيناف~",
        "resume+ resumption",
        "عاد+ -عود عوده~ اعاد+ -عيد اعاده~ تابع+ -تابع متابعه~ واصل+ -واصل مواصله~ مستانف~ استرد+ "
        "استعاد+ -ستعيد رجع+ تجدد+ تجديد~ استمرار~ جدد+ -جدد استمر+ -ستمر",
        "resum* appeal* restart* continu* again renew* re-* reopen* restor* recommenc* revers* "
        "resurg* reviv* reinstat*",
    ),
    Family(
        "release",
        "releasing",
        "افرج+ -فرج افراج~ اطلاق_سراح اطلق+_سراح -طلق_سراح",
        "release+ freed",
        "سراح~ اطلق+ -طلق اطلاق~ انطلاق~ حرر+ -حرر تحرير~ محرر~ تحرر~ تحرر+ -تحرر متحرر~ صدر+ -صدر "
        "صدور~ صادر~ اصدر+ اصدار~ اصدارات~ نشر+ -نشر نشر~ منشور~ خلي اخلي اخلاء~ تخليه~ حر~ احرار~ "
        "اعتق+ عتق~ فك~ فك+ فرج+ كشف+ -كشف اعلن+ -علن بيان~ تسريح~ سرح+ انبعاث~ انبعاثات~ تخلص+ -تخلص "
        "تخليص~ نجا+ طرح+ -طرح اطلع+ -فلت افلت+ رها رفع+ اعفي اعفاء~ خلص+ خروج~ خرج+ -خرج تسليم~ سلم+ "
        "صرف+ اظهر+ انفراج~ نفاث اطلقوا مجاني~ تدفق~ قذف+ نفث+ اذاع+ -بث بث+ ضخ+ لفظ+",
        "releas* free* liberat* discharg* bail* parole* issu* publish* launch* loos* unlock* pardon* "
        "deliver* acquit* shed*",
    ),
    Family(
        "detain",
        "arresting or detaining",
        "اعتقل+ -عتقل اعتقال~ معتقل~ احتجز+ -حتجز احتجاز~ محتجز~ توقيف~ سجن~ سجين~ سجناء~",
        "arrest+ detain+ detention detainee detainees imprison+",
        "قبض+ -قبض قبض~ القي القت اوقف+ -وقف موقوف~ سجن+ -سجن سجون~ مسجون~ حبس+ -حبس حبس~ محبوس~ اسر+ "
        "-اسر اسر~ اسير~ اسري اسرا حجز+ -حجز حجز~ محبس~ توقف~ وقف+ سكته~ كبح~ ضبط+ -ضبط ضبط~ كف "
        "رهينه~ رهاين~ نزيل~ نزلاء~ ايقاف~ مخطوف~ تحفظ~ تم -لقي امسك+ -مسك احتباس~ مكبل~ قيد~ زنزانه~ "
        "زج+",
        "arrest* detain* deten* imprison* jail* captur* prison* custod* incarcerat* captiv* "
        "apprehend* hostage* confin* sequest* withh* take* caught catch* nabbed inmate* retention",
    ),
    Family(
        "attack",
        "attacking",
        "هاجم+ -هاجم هجوم~ هجمات~ مهاجم~",
        "attack+ attacker attackers assault+ raid+",
        "هجم+ -هجم هجمه~ هجومي~ اعتدي اعتدت -عتدي اعتداء~ معتدي~ عدوان~ عدواني~ غار+ اغار+ غاره~ "
        "غارات~ اغاره~ ضرب+ -ضرب ضربه~ ضربات~ ضرب~ قصف+ -قصف قصف~ نوبه~ نوبات~ استهدف+ -ستهدف "
        "استهداف~ عمليه~ عمليات~ اقتحم+ -قتحم اقتحام~ مداهمه~ داهم+ -داهم غزو~ غزا غزوه~ غزوات~ حمله~ "
        "حملات~ انتقد+ -نتقد انتقاد~ سطو~ سطا اجتياح~ اجتاح+ -جتاح سكته~ جلطه~ هاجس~ تفجير~ تفجيرات~ "
        "تعرض+ -تعرض حارب+ -حارب حرب~ طعن+ دهم~ عنف~ عنيف~ انقض+ -نقض انقضاض~ تعدي~ نيل نال+ قنص~ "
        "مباغته~ -عتدون مطارده~ جلد~ اغتصاب~ شن+ خطف+",
        "attack* assault* raid* offens* strik* struck strike* assail* bomb* onslaught* aggress* "
        "invad* invas* storm* barrag* lash* slam* blast* campaign* rampage* incurs* ambush* assassin* "
        "broadsid* shoot* lambast* atrocit* outrage* explosion* hack* hit hitting",
    ),
    Family(
        "defend",
        "defending",
        "دافعت دافعوا -دافع دفاع~ مدافع~",
        "defend+ defender defenders",
        "دافع+ دفاعي~ حمي حمت -حمي حمايه~ حامي~ صد+ -صد ذود -ذود ذاد برر+ -برر تبرير~ متهم~ مدعي~ "
        "محامي~ صمود~ وقوف~ حراسه~ ناصر+ -ناصر تحصين~ ايد+ محاماه~ محام~ مناصر~ وقايه~ درع~ حفاظ~ "
        "حافظ+ -حافظ",
        "defen* advoca* protect* champion* safeguard* guard* apolog* back* uph* argu* pentagon plea* "
        "stood fortif* stick* stuck proponent* self- cannon* artiller* maintain* insist* vindicat* "
        "preserv* shield* fend* cling* clung",
    ),
    Family(
        "appoint",
        "appointing",
        "عينت_ال تعيين~",
        "appoint+ appointment appointments",
        "عين+ -عين معين~ عين~ كلف+ -كلف تكليف~ نصب+ -نصب تنصيب~ اختار+ -ختار اختيار~ سمي -سمي تسميه~ "
        "موعد~ مواعيد~ ولي تولي تولت توليه~ منصب~ انتخاب~ انتخب+ رشح+ ترشيح~ وظف+ -وظف توظيف~ اصبح+ "
        "جعل+ مرسوم~ قلد+ استدعاء~ ميعاد~ موعود~ وصاء وصي~ اقامه~ اقام+ -قيم ندب+ تحديد~ محدد~ مقرر~ "
        "حدد+ شكل+ زياره~ اسند+ خلف+ منتدب~ مراجعه~ لقاء~ مسمي حجز~",
        "appoint* nam* nominat* assign* designat* hir* install* select* pick* choos* chose* set* "
        "recruit* identif* instal* allocat* determin* elect* promot* certain given delineat* posting "
        "posts post mark marked marks",
    ),
    Family(
        "sack",
        "dismissing",
        "اقالت_ال اقاله~",
        "sacked sacking dismissed dismissal ousted",
        "اقال+ -قيل مقال~ عزل+ -عزل عزل~ معزول~ طرد+ -طرد طرد~ مطرود~ اعفي اعفت اعفاء~ فصل+ -فصل فصل~ "
        "مفصول~ صرف+ -صرف تسريح~ سرح+ -سرح رفض+ -رفض خلع~ خلع+ مخلوع~ اطاح+ -طيح اطاحه~ استبعد+ "
        "-ستبعد رد+ -رد رد~ ازاح+ ازاحه~ تجاهل+ -تجاهل تنحيه~ نحي قلل+ -قلل حل+ -حل انكر+ نهب+ اسقط+ "
        "اسقاط~ نبذ+ تصدي شطب~ شطب+ استقال+ -ستقيل استقاله~ نفي~ استخف+ استخفاف~ سخر+ شكك+ اغفل+ -غفل "
        "تخلص+ اخراج~ طي ابعاد~ ابعد+ انقلاب~ دحض+ كيس~ وقف+ انقلب+ نفت ازاله~ استهزا+ عد+ هون+ "
        "استنكر+ استهان+ -ستهين اقصاء~ اقصي",
        "sack* dismiss* fir* oust* remov* depos* impeach* discharg* topp* expel* resign* eject* "
        "overthr* bring* unseat* step* leav* left replac* relie* terminat* relinquish* vacat* purg* "
        "end*",
    ),
    Family(
        "join",
        "joining",
        "انضم+ -نضم انضمام~",
        "join+ accession",
        "منضم~ التحق+ -لتحق التحاق~ دخل+ -دخل دخول~ مشترك~ اشترك+ -شترك شارك+ -شارك مشاركه~ وصل+ ربط+ "
        "ضم+ -ضم ضم~ عضويه~ انخرط+ -نخرط انخراط~ لحق+ -لحق اتحاد~ التقي وحد+ توحيد~ تضافر+ تكاتف+ "
        "انتمي انتساب~ انتسب+ عضو~ اعضاء~ التحام~ اقتران~ توحد+ عود+ اجتمع+ توالي تحالف+ -تحالف اتحد+ "
        "تجند~ جند+ تطوع+ تلاحم~ مفصل~ -تحد زميل~ دعم~ مشتركه~ تولي قبول~ قدوم~",
        "join* acced* member* enter* entry admi* affiliat* enlist* recruit* enrol* ally allie* sign* "
        "combin* bring* incorporat* adher* include* merg* flock* annex*",
    ),
    Family(
        "withdraw",
        "withdrawing",
        "انسحب+ -نسحب انسحاب~ منسحب~",
        "withdraw withdraws withdrew withdrawn withdrawing withdrawal withdrawals pull-out pullout",
        "سحب+ -سحب سحب~ مسحوب~ خرج+ -خرج خروج~ رحل+ -رحل رحيل~ جلاء~ اجلاء~ تراجع+ -تراجع تراجع~ ترك+ "
        "-ترك تخلي -تخلي غادر+ -غادر مغادره~ انزوي -نزوي الغي الغاء~ عدل+ عدول~ تنازل~ استرد+ استرجع+ "
        "كف+ فض اخذ+ ابعد+ انكفاء~ عزوف~ انعزال~ منطو~ اعتكف+ انطواء~ منعزل~ انكمش+ افضاء~ افراغ~ "
        "نزع~ اقلاع~ انقطاع~ انسلاخ~ ادمان~ تملص~ سحبت -قلص حجب~ توقف~",
        "withdr* pull* retreat* leav* left exit* quit* drop* depart* evacuat* secede secess* "
        "disengag* abandon* retir* rescind* brexit retract* bow* extricat*",
    ),
    Family(
        "ban",
        "forbidding",
        "حظر+ -حظر حظر~ محظور~",
        "ban bans banned banning prohibit+ prohibition forbid forbids forbidden forbade outlawed outlaws",
        "منع+ -منع منع~ ممنوع~ حرم+ -حرم تحريم~ محرم~ حرام~ نهي -نهي مانع~ جرم+ -جرم تجريم~ لا لم غير "
        "عدم ليس دون محاذير~ وقف+ -وقف اوقف+ ايقاف~ الغي الغاء~ محرمات~ موقوف~ عزل~ منبوذ~ حجب+ -حجب "
        "حجب~ استبعاد~ قيود~ قيد~",
        "prohibit* forbid* forbad* outlaw* embargo* block* prevent* not no never illegal* cannot "
        "sanction* boycott* proscri* curfew moratori* taboo* suspen* deni* unable interdict* "
        "disallow* off-limits stop* restrict* exclu* avoid* caution* inadmiss* refus* without halt* "
        "against curb* criminal* unlawful* censor* limit* bar bars barred barring",
    ),
    Family(
        "allow",
        "allowing",
        "سمح+ -سمح سماح~ مسموح~ اجاز+_ال -تيح اتاح+",
        "allow+ permit permits permitted permitting",
        "سامح~ تسامح~ اجاز+ -جيز اجازه~ مجاز~ جاز+ -جوز جايز~ اذن+ -اذن اذن~ ماذون~ اتاحه~ متاح~ مكن+ "
        "-مكن تمكين~ ممكن~ امكن+ امكان~ امكانيه~ رخص+ -رخص ترخيص~ رخصه~ تراخيص~ تصريح~ تصاريح~ صرح+ "
        "افسح+ -فسح ترك+ -ترك دع -دع خلي فتح+ -فتح وافق+ -وافق اباح+ -بيح مباح~ حق~ فرصه~ منح+ -منح "
        "اعطي -عطي قبل+ -قبل يسر+ -يسر سهل+ -سهل تسهيل~ حلال~ مقبول~ سماحه~ علاوه~ بدل~ جعل+ -جعل "
        "اعتراف~ يستطيع تستطيع -قدر قادر~ قدره~ تيسير~ كفل+ -كفل ضمن+ مخصص~ خول+ -خول تخويل~ قادرين "
        "-تمكن تمكن+ وفر+ -وفر -حق رخاوه~",
        "allow* permi* let lets letting enabl* authori* licen* grant* tolerat* possib* empower* "
        "forgiv* afford* approv* sanction* welcom* left make* ensur*",
    ),
    Family(
        "succeed",
        "succeeding",
        "نجح+ -نجح نجاح~ ناجح~",
        "success successes successful successfully succeeded_in succeeds_in succeed_in succeed "
        "succeeded succeeds",
        "وفق+ -وفق توفيق~ موفق~ فلاح~ افلح+ -فلح فاز+ -فوز فوز~ انتصر+ انتصار~ حقق+ -حقق تحقيق~ تمكن+ "
        "-تمكن استطاع+ -ستطيع خلف+ خليفه~ انجاز~ انجازات~ تفوق~ متفوق~ جيد~ بنجاح ازدهار~ مزدهر~ "
        "ناجع~ ناجعه~ نال+ مثمر~ اصاب+ اجتاز+ منجز~ رايع~ نصر~ تاجح اثمر+ توالي متتالي~ متعاقب~ نجم~ "
        "فعال~ سديد~ باهر~ تسني توصل+ -توصل قدر+ خلافه~ تولي لحق+",
        "success* succeed* manag* effective* achiev* pass* accomplish* triumph* won prevail* thriv* "
        "flourish* surviv* prosper* victor* overcom* overcame progress* fruitful* deliver* managed "
        "lucrative attain* fulfil* recover* win wins winning winner*",
    ),
    Family(
        "fail",
        "failing",
        "فشل+ -فشل فشل~ فاشل~ اخفق+ -خفق اخفاق~ اخفاقات~",
        "fail+ failure failures",
        "خفق+ خيب+ خيبه~ تعثر+ -تعثر تعثر~ متعثر~ عجز+ -عجز عجز~ عاجز~ قصر+ قصور~ تقصير~ قصرت -قصر لم "
        "لا لن ما ليس غير عدم دون سقط+ -سقط سقوط~ رسب+ -رسب رسوب~ رفض+ -رفض انهار+ -نهار انهيار~ "
        "تعطل+ -تعطل عطل~ اعطال~ خلل~ هزيمه~ خسر+ -خسر خساره~ خطا~ اخطاء~ اخطا+ -خطي تخلف+ -تخلف "
        "تخلف~ افلاس~ فاسد~ ضعف~ ضعيف~ انقطاع~ توقف+ نقص~ نقايص~ تراجع~ مهمل~ اهمل+ اهمال~ تجاهل+ "
        "نكسه~ انتكاس~ محبط~ احباط~ امتنع+ متداعي~ ردي~ فات+ هاوي~ خذل+ خذلان~ غاب+ غياب~ تقاعس~ "
        "تقاعس+ تردي~ سوء سيء~ انعدام~ زوال~ انتفاء~ كارثه~ كارثي~ بلا استعصي مفلس~ مريض~ مفتقر~ "
        "فقدان~ نسي ضيع+ قصير~",
        "fail* unsuccess* not no never without unable inabil* collaps* fiasco flop* debacle flounder* "
        "short falter* defeat* cannot abortive error* break* broke default* disappoint* bankrupt* "
        "inadeq* stall* crash* refus* nor abort* doom* backfire* disast* disintegr* founder* hopeless "
        "fumbl* ruin* ill- botch* outage* bust* disrupt* faul* neglect* deficien* shortcom* ineffect* "
        "frustrat* struggl* hapless setback* elud* unfulfil* sick* dysfunc* incap*",
    ),
)

CONTRARY_EVENTS: Final = frozenset(
    (
        ("win", "lose"),
        ("arrive", "leave"),
        ("suspend", "resume"),
        ("release", "detain"),
        ("attack", "defend"),
        ("appoint", "sack"),
        ("join", "withdraw"),
        ("ban", "allow"),
        ("succeed", "fail"),
    )
)
