"""Which way things go: the words for rising and falling, buying and selling, north and south."""

from __future__ import annotations

from typing import Final

from naba_translation.checks.meaning_family import Family

CHANGES: Final = (
    Family(
        "rise",
        "rising",
        "ارتفع+ -رتفع ارتفاع~ ازداد+ -زداد ازدياد~ تزايد+ -تزايد تزايد~ تصاعد+ -تصاعد تصاعد~ صعود~ "
        "صاعد~ زياده~",
        "rise rises rose rising risen increase+ soared soars soaring climbed climbs",
        "مرتفع~ زاد+ -زيد زايد~ متزايد~ متصاعد~ صعد+ -صعد صعيد~ نما+ نمت -نمو نمو~ نامي~ ناميه~ علا "
        "علت -علو علو~ عالي~ عاليه~ اعلي رفع+ -رفع رفع~ مزيد~ اكبر ضاعف+ تضاعف+ -تضاعف -ضاعف تعاظم+ "
        "-تعاظم قفز+ -قفز قفزه~ طفره~ توسع+ -توسع توسع~ شروق~ نهض+ -نهض نهوض~ نهضه~ قيام~ قيامه~ بعث~ "
        "ثار+ -ثور انتفض+ انتفاضه~ نشا+ -نشا نشوء~ نشوب~ طلع+ -طلع طلوع~ تنامي~ تنامي -تنامي تنامت "
        "تعزيز~ عزز+ -عزز ارتقي ارتقاء~ اشتد+ -شتد اشتداد~ غلاء~ تفاقم+ -تفاقم تفاقم~ تكثيف~ كثف+ "
        "تطور~ تكاثر~ كبر+ -كبر اسرع اسرعت توالد+ -تنشا بزوغ~ برز+ بروز~ سطوع~ تسارع~ تزيد وفره~ غلا "
        "انتعاش~ ارقي تعلي اعلا عظم+ -عظم تعظيم~ تمدد~ تطاول~ ارتقاء -رتقي وثب+ تحسن~ -نبثق انبثق+ "
        "تقدم~ تقدم+ تصعيد~ تنمي",
        "rise* rising* increas* grow* grew climb* higher highest upward* surg* soar* jump* gain* hik* "
        "rais* escalat* mount* spik* swell* appreciat* boost* tall* exceed* accelerat* skyrocket* "
        "doubl* tripl* intensif* upsurge hoist* multipl* heighten* balloon* rally rallie* altitude* "
        "upturn ascen* rebound* widen* rocket* augment* deepen* stepp* enlarg* buoy* aris* arose "
        "surfac* grown dawn* expensive expanded expanding expand expansion improved",
    ),
    Family(
        "fall",
        "falling",
        "انخفض+ -نخفض انخفاض~ هبط+ -هبط هبوط~ تراجعت -تراجع تراجع~ تدني~ تدنت -تدني تضاءل+ -تضاءل "
        "تضاءل~ تناقص+ -تناقص سقط+ -سقط سقوط~",
        "fall falls fell falling fallen decline+ decrease+ dropped dropping plunge+ slump+",
        "منخفض~ هابط~ تراجع+ متراجع~ نزل+ -نزل نزول~ قل+ -قل قله~ قليل~ اقل نقص+ -نقص نقص~ نقصان~ "
        "ناقص~ متناقص~ خفض+ -خفض خفض~ تخفيض~ تقليل~ قلل+ -قلل تقليص~ قلص+ -قلص تقلص+ -تقلص تقلص~ "
        "انكمش+ انكماش~ -نكمش ساقط~ انهار+ -نهار انهيار~ تدهور+ -تدهور تدهور~ تهاوي تهاوت انحدر+ "
        "-نحدر انحدار~ منحدر~ انحسر+ -نحسر انحسار~ ضعف+ -ضعف ضعف~ هوي -هوي هوت خريف~ تساقط+ -تساقط "
        "تساقط~ اسقط+ اسقاط~ تخلي تخلت تنازل+ -تنازل ابتعد+ خسر+ -خسر خساره~ خساير~ تسرب~ ندره~ ندر+ "
        "انزلق+ -نزلق انزلاق~ تردي~ تردت -تردي غروب~ افول~ افل+ ادني ضال+ -تضاول تضاول~ حط+ انحطاط~ "
        "اضمحل+ اضمحلال~ ذبول~ تباطو~ تباطا+ -تباطا ركود~ دني تدن متدني~ متدنيه~ شلال~ انطفا+ انتكس+ "
        "انتكاس~ خف+ -خف تخفيف~ خفف+ عزوف~ زوال~ اقلاع فقد+ -فقد فقدان~ تقهقر~ تقهقر+ سقطت",
        "fall* declin* drop* decreas* reduc* lower* downward* slump* plung* sink* sank sunk shrink* "
        "shrank shrunk* slid* plummet* tumbl* dip* lessen* diminish* dwindl* retreat* reced* slow* "
        "deteriorat* depreciat* deflat* abat* descen* subsid* collaps* crash* erod* erosion retract* "
        "recant* slash* ebb* regress* crumbl* compress* depress* relinquish* undermin* downturn "
        "setback* renege* rollback discount* slip* devalu* narrow* mitigat* curtail* curb* eased "
        "easing ease backed",
    ),
    Family(
        "import",
        "importing",
        "استورد+ -ستورد استيراد~ واردات~ مستورد~ مستوردات~",
        "import+ importer importers",
        "وارد~ جلب+ -جلب جلب~ ورد+ توريد~ نقل~ ادخال~ ادخل+ مضمون~ خطوره~ اهميه~ -ورد",
        "import* buy* bought bring* brought inflow* incoming shipment* purchas* outsourc*",
    ),
    Family(
        "export",
        "exporting",
        "تصدير~ صادرات~",
        "export+ exporter exporters",
        "صدر+ -صدر صادر~ مصدر~ تصديري~ نقل~ شحن~ باع+ بيع~ اخراج~ -صدرون",
        "export* sell* sold sent send* shipment* ship* deliver* outflow* outgoing preface* sale*",
    ),
    Family(
        "strengthen",
        "strengthening",
        "عزز+ -عزز تعزيز~ معززا معززه",
        "strengthen+ reinforce+",
        "معزز~ تعزز+ -تعزز قوي قوت -قوي تقويه~ دعم+ -دعم دعم~ وطد+ -وطد توطيد~ رسخ+ -رسخ ترسيخ~ "
        "تمتين~ متن+ تقوي شدد+ -شدد تشديد~ مشدد~ حصن+ تحصين~ ثبت+ -ثبت تثبيت~ كثف+ تكثيف~ ارتفع+ قوه~ "
        "اكد+ -وكد زاد+ -زيد توثيق~ تدعيم~ صلب+ ضاعف+ توطد+ شد -شد تعضيد~ عضد+ تكريس~ كرس+ مسلح~ "
        "تماسك~ اشتد+ ازداد+ -زداد بناء~ تصليب~ تحسين~ نهوض~ تطوير~ مسلحه~ تدعم+ استند+ تعمق~ تعميق~ "
        "متانه~ احكام~ تنمي تنميه~ صمود~ نما تقوت تعاظم~ ارتفاع~ شدت مقاوم~",
        "strengthen* reinforc* bolster* boost* enhanc* consolidat* shor* foster* buttress* further* "
        "deepen* fuel* underpin* solidif* cement* fortif* stronger strong* intensif* upgrad* "
        "heighten* confirm* nurtur* streamlin* stimulat* beef* augment* reassert* entrench* tighten* "
        "leverag* empower* nourish* perpetuat* spur* revital* invigor* burnish* exacerbat* embed* "
        "aid* amplif* rebuild* maximi* strength stepped",
    ),
    Family(
        "weaken",
        "weakening",
        "اضعف+_ال -ضعف_ال اضعاف_ال اضعاف~",
        "weaken+ undermine+",
        "ضعف+ -ضعف ضعف~ ضعيف~ اضعف+ مضعف~ قوض+ -قوض تقويض~ وهن~ وهن+ -وهن اوهن+ نال+ -نال تراجع+ "
        "-تراجع تراجع~ انهك+ انخفاض~ انخفض+ -نخفض هشاشه~ هش~ تلاشي تداعي -تداعي تاكل~ تاكل+ خسف افسد+ "
        "-فسد زعزع+ -زعزع زعزعه~ هز+ -هز تخريب~ خرب+ -خرب احبط+ اضر+ -ضر ضرر~ اساء+ نسف+ -نسف قلل+ "
        "-قلل تقليل~ عرقل+ -عرقل عرقله~ تدمير~ دمر+ -دمر هدم~ هدم+ -هدم شكك+ تشكيك~ خفض+ خفف+ -خفف "
        "تخفيف~ اخل+ -خل اخلال~ عطل+ -عطل تقلص~ تدهور~ تدهور+ -تدهور تفتيت~ ليونه~ تناقص~ افشل+ "
        "افشال~ اجهض+ قصور~ تقلل اعاق+ -عيق مزعزع~ هزال~ تقييد~ انتقاص~ نخر+ -نخر خنق تليين~ تردي~ "
        "قلص+ -قلص تقويضا تقهقر~ انهيار~ انتهك+ -نتهك خان -خون",
        "weak* undermin* erod* dilut* enfeebl* sap* impair* debilitat* harm* damag* lower* diminish* "
        "depress* lessen* double* multipl* times fragil* cripple* hamper* blunt* soft* vulnerab* "
        "deplet* loosen* hobbl* compromis* lowest threaten* discredit* subvert* emascula* constrain* "
        "dampen* attenuat* demoral* worsen*",
    ),
    Family(
        "buy",
        "buying",
        "اشتري اشترت اشتروا -شتري شراء~ مشتريات~",
        "buy buys bought buying buyer buyers purchase+",
        "مشتري~ مشتر~ شاري~ شرا -شتر اقتناء~ اقتني استحواذ~ استحوذ+ زبون~ زباين~ صفقه~ تسوق~ -تسوق "
        "ابتاع+ تبضع~ استحصال~ متاجره~ ابتياع~ -قتني",
        "buy* purchas* acqui* procur* spen* takeover repurchas* owning redeem* monetiz* pick* hoard* snap*",
    ),
    Family(
        "sell",
        "selling",
        "باعت باعوا -بيع بيع~ مبيعات~",
        "sell sells sold selling seller sellers",
        "باع+ بايع~ مبيع~ بياع~ باعه~ تسويق~ سوق+ -سوق ترويج~ روج+ رواج~ رايج~ مبيعا تصريف~ تصفيه~ "
        "تخلص+ -تخلص طرح+ خصخصه~ مقنع~ تجزيه~ تسويقي~ خيانه~ خان+ تداول~",
        "sell* sale* sales* selling* auction* divest* retail* vend* peddl* dispos* bootleg* traffick* "
        "allegian* offer* dump* unload* monet*",
    ),
    Family(
        "majority",
        "a majority",
        "اغلبيه~ غالبيه~",
        "majority majorities",
        "اكثريه~ اكثر معظم~ اغلب~ جل غالب~ كثره~ اكبر ساحق~ سواد",
        "majorit* most* bulk largely main* predominant* mostly overwhelming* primar* often dominant "
        "dominat* nearly typical* prevail* plurality consensus two- supermajor* generally",
    ),
    Family(
        "minority",
        "a minority",
        "اقليه~ اقليات~",
        "minority minorities",
        "قله~ قليل~ قاصر~ قصر اقل عرقي~ طايفه~ طوايف~ نخبه~ حفنه~ شريحه~ صغري جاليه~",
        "minorit* few* small* less least handful fringe ethnic elite",
    ),
    Family(
        "north",
        "the north",
        "شمال~ شمالي~",
        "north northern northwest northeast northward northwards",
        "شمالا شام~ ناتو اطلسي~ فوق اعلي اسكتلند~ بيونغ~",
        "north* nato arctic nw ne pyongyang maghreb",
    ),
    Family(
        "south",
        "the south",
        "جنوب~ جنوبي~",
        "south southern southwest southeast southward southwards",
        "جنوبا اسفل دفه~ جنبي سيول~ ادني",
        "south* sw se asean antarctic afrikan* subsah* sub-*",
    ),
    Family(
        "east",
        "the east",
        "شرقي~ شرقا شرق~",
        "eastern eastward eastwards east",
        "مشرق~ مشرقي~ اورينت شروق~ مغيب~ اسيوي~ مشارق~ اقصي فصح~ عيد~",
        "east* orient* levant* mideast* se ne mashreq sunrise",
    ),
    Family(
        "west",
        "the west",
        "غربي~ غربا غرب~",
        "western westward westwards west",
        "مغرب~ مغارب~ مغربي~ غروب~ اوكسيدنت مغترب~ غربيه",
        "west* occident* sw nw sunset",
    ),
    Family(
        "improve",
        "improving",
        "تحسن+ -تحسن تحسن~ تحسين~",
        "improve+ improvement improvements",
        "حسن+ -حسن حسن~ احسن+ محسن~ متحسن~ افضل~ تطوير~ تطور+ -تطور طور+ -طور تعزيز~ عزز+ تجويد~ جود+ "
        "جوده~ ارتقاء~ ارتقي رفع+ -رفع رفع~ تقدم~ نهوض~ تعافي~ نما انتعاش~ زياده~ زاد+ -زيد تطوري~ "
        "اصلاح~ اصلح+ -صلح ازدهار~ تحقيق~ حقق+ ترقيه~ ترقي تقويه~ ارتفاع~ تنميه~ ايجابي~ تعديل~ "
        "انجاز~ تحديث~ صلح+",
        "improv* best enhanc* upgrad* optimi* advanc* recover* refin* upturn perfect* amelior* "
        "rebound* stronger uptick brighten* uplift* alleviat* fine- streamlin* rehabilit* healed "
        "healing increase increased strengthened strengthening greater better",
    ),
    Family(
        "worsen",
        "worsening",
        "تدهور+ -تدهور تدهور~ تفاقم+ -تفاقم تفاقم~",
        "worsen+ deteriorate+ deterioration",
        "متدهور~ متفاقم~ ساء+ -سوء سوء~ سيي~ سيء~ اسوا ازداد+ -زداد تردي~ تردت -تردي متردي~ فاقم+ "
        "-فاقم مفاقمه~ زاد+ -زيد تراجع+ -تراجع تراجع~ تازم~ تعقد~ انحدار~ انحدر+ تصاعد~ اشتد+ حده~ "
        "ضعف+ ضعف~ انخفاض~ انهيار~ اضرار~ تعاظم~ خطر~ اساء+ -سيء تصعيد~ عمق+ تلف~ انحلال~ تاكل~ "
        "تعميق~ خراب~ احتدام~ انتكاس~ اخطر حطم",
        "wors* deteriorat* aggravat* exacerbat* declin* degrad* escalat* deepen* decay* intensif* "
        "compound* collaps* weak* mount* heighten* sharpen* bad* slump* spiral* sour* erod* steep* "
        "dwindl* deplet* slid* plung* swell* snowball* sink* sank* mushroom* acute* inflam* rising "
        "increased falling fell down",
    ),
)

CONTRARY_CHANGES: Final = frozenset(
    (
        ("rise", "fall"),
        ("rise", "weaken"),
        ("import", "export"),
        ("strengthen", "weaken"),
        ("buy", "sell"),
        ("majority", "minority"),
        ("north", "south"),
        ("east", "west"),
        ("improve", "worsen"),
    )
)
