"""Who holds what: the words by which the press reports that somebody denies, condemns, welcomes, accepts."""

from __future__ import annotations

from itertools import product
from typing import Final

from naba_translation.checks.meaning_family import Family

STANCES: Final = (
    Family(
        "confirm",
        "confirming",
        "اكد+ -وكد موكدا موكده موكدين تاكيد~ شدد+_علي -شدد_علي مشددا_علي",
        "confirm+ confirmation affirm+ reaffirm* reiterat* assert+ emphasiz* emphasis* underscore+ "
        "underline+ stressed stresses stressing",
        "شدد+ -شدد تشديد~ مشددا مشدده موكد~ موكود~ جزم+ -جزم جازم~ اثبت+ -ثبت ثبت+ اثبات~ تثبيت~ "
        "ثابت~ ابرز+ -برز كرر+ -كرر مكرر~ جدد+ -جدد صدق+ -صدق تصديق~ صادق+ -صادق ايد+ -ويد تاييد~ "
        "رسخ+ -رسخ اشار+ -شير صرح+ -صرح تصريح~ اصر+ -صر اصرار~ اعرب+ -عرب يقين~ ضمن+ -ضمن طمان+ -طمين "
        "-طمان تحقق+ -تحقق تحقيق~ الح+ -لح الحاح~ ادعي ادعت -دعي اعاد+ -عيد اهميه~ ركز+ "
        "-ركز تركيز~ لا_شك دافع+ -دافع قوه~ نوه+ -نوه وضح+ اوضح+ -وضح ابدي ابدت",
        "assur* reassur* certain* sure surely definit* insist* maintain+ verif* evidenc* highlight* "
        "claim* argu* attest* aver* vow* pledg* repeat* undoubted* inevitab* doubt* remind* conclud* "
        "stress* emphatic* conviction convinc* recall* confident* sworn swear* swore recogni* "
        "contend+ guarantee* indicat* ensur* ascertain* necess* urg* say says said saying announce* "
        "announc* statement* declar* reveal* disclos* proclaim* publiciz* publicis* stated stating "
        "noted",
    ),
    Family(
        "deny",
        "denying",
        "نفي~ نفت نفوا نفته نفتها نافيا نافيه نافين -نفي ينفون تنفون ينفوا انكر+ -نكر انكار~ منكرا منكره",
        "deny+ denial denials",
        "كذب+ -كذب تكذيب~ فند+ -فند تفنيد~ دحض+ -دحض دحض~ رفض+ -رفض رفض~ رافض~ مرفوض~ تنكر+ -تنكر "
        "تنكر~ تنصل+ -تنصل تنصل~ تبرا+ -تبرا حرم+ -حرم حرمان~ محروم~ حارم~ منع+ -منع منع~ ممنوع~ حجب+ "
        "-حجب حجب~ جحد+ -جحد جحود~ شكك+ -شكك استبعد+ -ستبعد سلب+ -سلب ناكر~ نافي~ باطل~ برا+ براءه~ "
        "تجريد~ جرد+ مصادره~ صادر+ بري~ تجاهل~",
        "denier* refut* reject* dismiss* disput* exil* banish* deport* negat* negation no not none "
        "never without nor neither contradict* repudiat* disavow* disown* baseless unfounded false* "
        "untrue rebut* disclaim* renounc* refus* exclud* ignor* cannot undeniab* brush* disagree* "
        "decry+ lie lies lied lying contest* incorrect expel* expuls* debunk* quash* unrecogni* bely "
        "belie* belied scepti* skepti* rubbish* eliminat* discredit* ruled ruling rules",
    ),
    Family(
        "condemn",
        "condemning",
        "ادان+ ادانه~ استنكر+ -ستنكر استنكار~ مستنكرا مستنكره شجب+ -شجب شجب~ ندد+ -ندد تنديد~ منددا "
        "منددين استهجن+ -ستهجن استهجان~",
        "condemns condemning condemnation denounce+ denunciation* deplore+ condemned",
        "-دين مدان~ منددة مندد~ مستنكر~ انتقد+ -نتقد انتقاد~ هاجم+ -هاجم هجوم~ لام+ -لوم لوم~ حكم+ "
        "-حكم حكم~ محكوم~ لعن+ -لعن لعن~ ملعون~ لعنه~ -ذم ذم~ احتج+ -حتج احتجاج~ اعترض+ -عترض اعتراض~ "
        "رفض+ -رفض رفض~ عاب+ -عيب وبخ+ توبيخ~ جرم+ تجريم~ -جرم اتهم+ -تهم اتهام~ عقاب~ استاء+ استياء~ "
        "ادين ادينت ادينوا شنيع~ -فضح اسف+ -اسف اسف~ ياسف نبذ+ -نبذ نبذ~ عارض+ -عارض -كشف نعت استفظع+ "
        "انكر+ -نكر",
        "condemn* denounc* deplor* decr* criticiz* criticis* critic* censur* blast* slam* disapprov* "
        "protest* repudiat* reject* object* convict* guilt* verdict sentenc* outrag* lament* rebuk* "
        "reproach* indign* regret* rail* rebuff* abhor* lambast* assail* disgust* deprecat* "
        "anger* blam* accus* revil* ridicul* inculpat* indict* refut* reprimand* dismay* "
        "resent* disparag* fault*",
    ),
    Family(
        "welcome",
        "welcoming or praising",
        "رحب+ -رحب ترحيب~ مرحبا_ب مرحبه اشاد+ اشاده~ مشيدا مشيده امتدح+ -متدح "
        "امتداح~ اثني_علي اثنت_علي -ثني_علي ثناء~",
        "welcomed welcomes welcoming praise+ applaud+ commend+ commendation laud+ lauded hailed hails "
        "hailing",
        "رحب+ مرحب~ مرحبا اهلا رحاب~ -شيد مدح+ -مدح مديح~ مدح~ استقبل+ -ستقبل استقبال~ مستقبل~ ضيافه~ "
        "مضياف~ حفاوه~ حيا حيت -حيي تحيه~ محييا هنا -هني تهنيه~ تهاني~ مهنيا بارك+ -بارك مباركه~ "
        "مبارك~ شكر+ -شكر شكر~ شاكر~ ممتن~ امتنان~ اثني اثنت -ثني سر+ سرور~ سعيد~ قبول~ مقبول~ احتضن+ "
        "-حتضن احتضان~ احتفي احتفت -حتفي احتفاء~ احتفال~ احتفل+ مجد+ -مجد تمجيد~ صفق+ -صفق تصفيق~ "
        "اعجب+ اعجاب~ فضل~ جدير~ حميد~ محمود~ حمد+ -حمد حمد~ تقدير~ قدر+ -قدر استضاف+ -ستضيف استحسن+ "
        "استحسان~ ودود~ ترحاب~ اطري اطرت -طري اطراء~ جيد~ وصف+ اعتبر+ نوه+ -نوه تنويه~ تسبيح~ سبح+ "
        "-سبح يسبح مرغوب~ اثنوا هلل+ -هلل فخر~ ايجابي~ مستحب~ اوصي اوصت -وصي عهد+ سبحان كرم+ -كرم",
        "welcom* praising hail* prais* applau* commend* laud* greet* appreciat* thank* tribut* "
        "celebrat* salut* accept* receiv* recept* embrac* glad* pleas* warm* encourag* admir* "
        "complimen* extol* endors* credit* honour* honor* cheer* congratulat* happy approv* like+ "
        "acclaim* support* hospit* delight* back+ bless* favor* favour* hello toast* posit* glor* "
        "good grateful* gratitud* regard* respect*",
    ),
    Family(
        "reject",
        "rejecting or refusing",
        "رفض+ -رفض رفض~ رافضا رافضه رافضين مرفوض~",
        "reject+ rejection refuse+ refusal",
        "رافض~ امتنع+ -متنع امتناع~ ابي ابت -ابي -ابا رد+ -رد صد+ نبذ+ -نبذ نبذ~ انكر+ -نكر انكار~ "
        "استنكر+ -ستنكر نفي~ نفت -نفي عارض+ -عارض اعتراض~ تخلي تخلت -تخلي استبعد+ -ستبعد حرم+ -حرم "
        "منع+ -منع قمامه~ نفايات~ نفايه~ زباله~ مخلفات~ تجاهل+ -تجاهل طرد+ -طرد لفظ+ -لفظ عزف+ عزوف~ "
        "كره+ شجب+ ندد+ استهجن+ سحق+ اعرض+ اعترض+ -عترض مقاطعه~ تبرا+ الغاء~ دحض+ -دحض تنكر+ -تنكر "
        "مضرب~ اعراض~ تمنع+",
        "reject* refus* declin* turn* oppose+ dismiss* spurn* block* rebuf* object* resist* disapprov* "
        "repudiat* veto* defi* defy* abandon* unwilling* unaccept* disagree* unwant* rebel* reluct* "
        "resent* denounc* discard* disallow* struck overrul* discount* decry* drop* disown* quash* "
        "throw* threw renounc* forswear* shun* brush* avers* loath* hostil* disput* shirk* balk* "
        "unthinkable disdain* forbid* rejec* eschew* void* contest* criticiz* criticis* ruled deny "
        "denie* denial*",
    ),
    Family(
        "accept",
        "accepting or agreeing",
        "وافق+ -وافق موافقه~ قبول~ -قبل تقبل~ قبلت قبلوا",
        "accept+ acceptance agreed agrees agreeing approve+ approval consented consents approved "
        "approves approve approving",
        "وافق+ -وافق موافق~ مقبول~ قابل~ تقبل+ -تقبل متقبل~ اتفق+ -تفق اتفاق~ اتفاقيه~ متفق~ توافق~ "
        "توافق+ -توافق متوافق~ اقر+ -قر اقرار~ مقر~ اعتمد+ -عتمد اعتماد~ معتمد~ صادق+ -صادق مصادقه~ "
        "تصديق~ سلم+ -سلم تسليم~ رضي رضا -رضي راض~ راضي~ استرضاء~ اجاز+ -جيز اجازه~ مجاز~ سمح+ -سمح "
        "سماح~ ايد+ -ويد تاييد~ مويد~ ارتضي ارتضت اذن+ -اذن اذن~ اعترف+ -عترف اعتراف~ استجاب+ -ستجيب "
        "استجابه~ امتثل+ -متثل رضخ+ -رضخ لبي لبت تلقي تلقت -تلقي استقبل+ توقيع~ اجماع~ تفاهم+ معاهده~ "
        "استحسان~ تعهد+ -تعهد تراضي التراضي باجماع متسامح~ تسامح~ تحمل+ -تحمل سايغ~ "
        "-رتضي استسلم+ استوعب+ تسلم+ -تسلم شاطر+ -شاطر اقتنع+ -قتنع نعم التزم+ -لتزم تطابق+ مرر+ "
        "تمرير~ انضم+ -نضم استساغ+ حظي مسلم~ يسلم استعداد~ مستعد~",
        "accept* agree* approv* consent* endors* assent* acquiesc* pass+ adopt* nod* yes permit* "
        "allow* authori* grant* ratif* concur* green admit* back+ accord* conform* compatib* let "
        "consensus commit* undertak* embrac* greenlight* confirm* bless* favour* favor* recogni* "
        "reconcil* sanction* settle* subscrib* support* acced* permission harmon* congru* unanim* "
        "welcom* abid* swallow* compatible satisf* receptiv*",
    ),
    Family(
        "warn",
        "warning",
        "حذر+_من حذرت حذروا -حذر تحذير~ محذرا محذره محذرين انذار~ حذر+",
        "warn+ warning warnings",
        "حذر~ محذر~ تحذيري~ انذر+ -نذر منذر~ نذير~ نذر~ هدد+ -هدد تهديد~ مهدد~ توعد+ -توعد نبه+ -نبه "
        "تنبيه~ تنبا+ -تنبا نصح+ -نصح اخطر+ اخطار~ خطر~ مبكر~ حرص+ لفت+ -لفت نبوءه~ ناشد+ ذكر+ -ذكر "
        "بشر+ -بشر خوف+ -خوف خشي -خشي -خشون اشار+ -شير اكد+ -وكد لوح+ -لوح احذر توقع+ -توقع اعلن+ "
        "-علن نوه+ -نوه اخبر+ علامه~ موشر~ شدد+ -شدد",
        "warn* caution* alert* alarm* advis* advic* threat* remind* wary beware* careful* ultimatum* "
        "admonish* notif* prophec* forewarn* counsel* stress*",
    ),
    Family(
        "threaten",
        "threatening",
        "هدد+ -هدد تهديد~ مهددا مهدده مهددين توعد+ -توعد متوعدا متوعده",
        "threaten+ threatening threat threats",
        "مهدد~ توعد~ متوعد~ وعيد~ انذار~ خطر~ خطير~ حذر+ -حذر تحذير~ خطوره~ لوح+ -لوح عرض+ -عرض معرض~ "
        "خوف~ ترهيب~ انذر+ -نذر منذر~ مخيف~ تربص+ ابتز+ ابتزاز~ عرضه~ اوشك+ -وشك وشيك~ محدق~ تحدي~ "
        "يخشي شكل+ انقراض~ مخوف~ مجازفه~ ضرر~ هاجم+ هجوم~ اضر+ -ضر استهدف+ -ستهدف مقلق~ مستضعف~",
        "threat* menac* endanger* jeopard* risk* peril* danger* hazard* challeng* vow* warn* "
        "intimidat* blackmail* undermin* loom* stake imperil* scare* alarm* destabili* terror* "
        "extinct* fragil* precarious* brink precarious ultimatum* swor* swear* exposed harm",
    ),
    Family(
        "promise",
        "promising",
        "وعد+ وعود~ تعهد+ -تعهد تعهد~ متعهدا متعهده",
        "promise+ pledge+ vowed vows vowing",
        "-عد وعد~ واعد~ موعود~ ميعاد~ متعهد~ التزم+ -لتزم التزام~ ملتزم~ ضمن+ -ضمن ضمان~ اقسم+ -قسم "
        "قسم~ عهد~ حلف+ -حلف نذر+ -نذر بشر+ -بشر مبشر~ امل~ امال~ توعد+ -توعد اعلن+ -علن "
        "اكد+ -وكد تبرع+ -تبرع تبرع~ رهن+ -رهن مرهون~ رهون~ رهينه~ عزم+ -عزم عازم~ عقد+ مشرق~ حظ~ "
        "ايمان~ يمين~ نوي ينوي عاهد+ -عاهد كفل+ -كفل تكفل+ ولاء~ كلمه~ بيعه~ ميثاق~ خصص+ -خصص قدم+ "
        "تقدم+ عرض+ وعيد~ مبايعه~ بايع+ قطع+ نذر~",
        "promis* pledg* vow* undertak* undertook guarantee* swear* swore sworn assur* oath* engag* "
        "dedicat* determin* covenant* resolv* bode* undertaking* contract* offered hopeful intends "
        "promising commit+ commitment* committed",
    ),
    Family(
        "accuse",
        "accusing",
        "اتهم+ -تهم اتهام~ متهما متهمه متهمين متهم~",
        "accuse+ accusation accusations",
        "تهمه~ تهم~ حمل+ -حمل لام+ -لوم ادعي ادعت -دعي ادعاء~ نسب+ -نسب ادان+ -دين ادانه~ انتقد+ "
        "-نتقد زعم+ -زعم مزاعم~ وصف+ -وصف رمي رمت اشتكي شكوي القي القت قرف+ اعاب+ عاب+ جرم+ افتري "
        "افتراء~ ندد+ -ندد طعن+ -طعن شبهه~ مشتبه~ اشتبه+",
        "accus* charg* alleg* blam* indict* suspect* impeach* defendant* prosecut* denounc* "
        "incriminat* convict* fault* implicat* claim* arraign* culprit* complain* condemn* slander* "
        "decri* decry* recriminat* guilt*",
    ),
    Family(
        "call",
        "calling for something",
        "طالبت_ب طالبوا_ب طالب_ب ناشد+ -ناشد مناشده~ دعا دعت -دعو حث+ -حث حض+ -حض طالبت طالبوا -طالب",
        "urged urges urging called_for calls_for calling_for appealed_for appealed_to demanded demanding",
        "دعوا دعاه دعاها دعاهم دعته يدعون دعوه~ دعوات~ دعوي داعي~ داعيا داعيه دعاء~ طالب~ طالب+ "
        "مطالب~ مطالبه~ حث~ حاث~ طلب+ -طلب طلب~ مطلوب~ مطلب~ استدعي استدعت -ستدعي -تطلب تطلب+ متطلب~ "
        "تطلب~ نادي نادت -نادي نداء~ مناداه~ مناشد~ سال+ -سال الح+ -لح الحاح~ ملح~ ضغط+ -ضغط ضغوط~ "
        "حض~ شجع+ -شجع تشجيع~ ناشد~ اوصي -وصي توصيه~ اوصت توسل+ -توسل احتاج+ -حتاج حاجه~ نصح+ -نصح "
        "اقترح+ -قترح اقتراح~ شدد+ -شدد اكد+ -وكد استوجب+ -ستوجب اقتضي -قتضي ينبغي يجب لابد يتعين "
        "استغاث+ استغاثه~ طعن+ -طعن استيناف~ استانف+ احتكم+ -حتكم حفز+ -حفز اصر+ -صر صعب~ شاق~ مرهق~ "
        "نصيحه~ امر+ -امر رجا -رجو ارجو التمس+ -لتمس التماس~ دفع+ -دفع",
        "call+ urg* demand* ask* request* appeal* invit* requir* plea* implor* exhort* encourag* "
        "advocat* pray* seek* sought petition* insist* beseech* summon* entreat* lobb* invok* necess* "
        "recommend* propos* advis* advice push* preach* champion* bid bade convok* motivat* spur* "
        "incit* nudge* persuad* instruct* enjoin* beg begged begs stress* suggest* ought warrant* "
        "prod* goad* admonish* promot* cry* induc* compel* need must should pressed pressing pressure "
        "student students",
    ),
    Family(
        "criticise",
        "criticising",
        "انتقد+ -نتقد انتقاد~ منتقدا منتقده",
        "criticize+ criticise+ criticism criticisms",
        "منتقد~ نقد+ -نقد نقد~ ناقد~ نقاد~ نقدي~ هاجم+ -هاجم هجوم~ ادان+ -دين ادانه~ ندد+ -ندد تنديد~ "
        "شجب+ استنكر+ -ستنكر استنكار~ لام+ -لوم لوم~ عاب+ -عيب ذم+ -ذم سخر+ -سخر عتب+ اعترض+ -عترض "
        "اعتراض~ مخالفه~ اتهم+ -تهم اتهام~ وبخ+ قدح~ ماخذ~ ملام~ معارض~ معارضه~ اخذ+ شكا شكوي تحفظ~ "
        "انكر+ معيب~ تقريع~ طعن+ تعرض+ استهجن+ استهجان~ سوء",
        "critic* blast* slam* condemn* denounc* rebuk* lambast* fault* censur* complain* "
        "decr* knock* reproach* object* assail* berat* blam* mock* disparag* derid* scold* rail* "
        "chastis* reprov* excoriat* pan panned questio* sham* hit flak fire detractor* upbraid* "
        "challeng* deplor* castigat* denigrat* accus*",
    ),
    Family(
        "support",
        "supporting",
        "ايدت ايدوا ايد_ال -ويد مويدا مويده دعم+ -دعم دعما داعما داعمه ساند+ -ساند مسانده~ دعم~",
        "support+ supportive backed endorse+ endorsement",
        "ايد~ تاييد~ مويد~ داعم~ مدعوم~ مساند~ سند~ سند+ ناصر+ -ناصر مناصر~ مناصره~ نصير~ انصار~ نصر~ "
        "شجع+ -شجع تشجيع~ ساعد+ -ساعد مساعده~ عون~ معونه~ اعان+ -عين عزز+ -عزز تعزيز~ معزز~ وقف+ -قف "
        "وافق+ -وافق موافقه~ تبني تبنت -تبني موازره~ ازر+ عضد+ تعضيد~ اعال+ -عيل اعاله~ معيل~ رعي "
        "رعايه~ راع~ رعت كفل+ -كفل كفاله~ شفيع~ اقر+ -قر اقرار~ رشح+ -رشح مكن+ تمكين~ حمي حمايه~ مول+ "
        "-مول ممول~ كفاف~ رفد+ -رفد اعتمد+ دافع+ تضامن~ -تضامن تضامن+ حليف~ شعبيه~ مستند~ اسناد~ "
        "اسند+ حبذ+ -حبذ مدد~ زكي تزكيه~ اتاح+ -تيح ركيزه~ عماد~ اغاث+ -غيث اغاثه~ دعاءم~ دعايم~",
        "support* endors* assist* favor* favour* bolster* approv* subsid* sponsor* advocat* underpin* "
        "uph* champion* sympath* reinforc* corroborat* stood behind cushion* prop+ propp* facilitat* "
        "underwrit* underwrote welcom* acclaim* embrac* follower* bail* defend* enabl* buttress* "
        "foster* nurtur* maintain* pro proponent* shore* accommodat* side sides sided siding back "
        "backs backing backer* financ* funds funding funded votes voted pro-",
    ),
    Family(
        "oppose",
        "opposing",
        "عارضت عارضوا عارضه عارضها -عارض ناهض+ -ناهض مناهضا مناهضه~ معارض~ معارضه~",
        "oppose+",
        "عارض+ مناهض~ ضدا مضاد~ مضاده~ رفض+ -رفض رفض~ رافض~ اعترض+ -عترض اعتراض~ معترض~ خالف+ -خالف "
        "مخالف~ مخالفه~ خلاف~ قاوم+ -قاوم مقاوم~ مقاومه~ تصدي -تصدي عداء~ معادي~ معاديه~ معاد~ عاكس+ "
        "معاكس~ عكس~ نقيض~ تناقض+ -تناقض مناقض~ متعارض~ تعارض+ -تعارض تعارض~ مواجه~ مواجهه~ واجه+ "
        "-واجه وقف+ -قف بدلا خصم~ خصوم~ مناوي~ مناوءه~ مقابل~ قابل+ مناوئ منافس~ متضارب~ متباين~ "
        "متنافر~ حارب+ -حارب اختلف+ -ختلف مختلف~ ند~ ممانعه~ مانع+ -مانع متحارب~ كره~",
        "oppos* opponent* object* against anti* resist* counter* contradict* dissent* disagree* "
        "hostil* reject* contrar* contraven* conflict* rebel* confront* critic* avers* refus* combat* "
        "contrast* exhibit* expos* disput* defy* defie* protest* clash* incompatib* inconsisten* "
        "condemn* unfriendly inimical disapprov* wary struggl* block* hinder* obstruct* impede* enem* "
        "denie* denial*",
    ),
    Family(
        "admit",
        "admitting",
        "اعترف+ -عترف اعتراف~ معترفا معترفه",
        "admitted_that admitting admission concede+ confess+ confession acknowledge+ acknowledged",
        "معترف~ اقر+ -قر اقرار~ مقر~ سلم+ -سلم تسليم~ قبل+ -قبل قبول~ مقبول~ ادخل+ -دخل دخول~ ادرك+ "
        "-درك ادراك~ مدرك~ عرف+ -عرف معروف~ معرفه~ عرفان~ تنازل+ -تنازل تنازل~ التحق+ انضم+ انضمام~ "
        "سمح+ -سمح اخذ+ نسب+ ابوح باح+ -بوح بوح~ صارح+ خلص+ اعرب+ علم+ -علم قال قالت -قول اكد+ -وكد "
        "صرح+ شكر~ اذعن+ -ذعن اتفق+ -تفق وافق+ -وافق استسلم+ صدق+ ذكر+ -ذكر انكر+",
        "admi* acknowl* conced* confess* recogni* accept* own+ grant* approv* avow* credit* "
        "concession* realis* realiz* recognition know* agree* appreciat* reveal* awar* awaken* "
        "testif* profess* declar* believ* see sees seen allow* understand* understood disavow* say* "
        "said consider* attest*",
    ),
    Family(
        "claim",
        "claiming",
        "زعم+ -زعم مزاعم~ مزعوم~ زاعما زاعمه",
        "claimed_that claiming_that alleged allege alleges allegedly allegation allegations purported*",
        "ادعي ادعت ادعوا -دعي ادعاء~ مدعي~ مدعيا دعوي طالب+ -طالب مطالب~ مطالبه~ قال قالت قالوا -قول "
        "قول~ اعلن+ -علن تبني تبنت -تبني اتهم+ -تهم اتهام~ متهم~ زعيم~ ظن+ -ظن اعتبر+ -عتبر راي -ري "
        "قيل يقال مفترض~ افترض+ -فترض حصد+ -حصد اودي اودت افاد+ صرح+ تهمه~ تهم~ شبهه~ مشتبه~ اشتبه+ "
        "-شتبه نسب+ اشار+ -شير استحق+ حق~ ذكر+ -ذكر رواي~ شاع+ اشاع+ شايع~",
        "claim* alleg* purport* pretend* so-called suppos* assert* conten* maintain+ argu* ostensib* "
        "suggest* think* thought believ* insist* profess* presum* imagin* accus* grounds pretext myth "
        "rumor* rumour* fals* confirm_ accord* consider* lead* led declar* hold* held charg* "
        "apparent* hypothes* assum* reput* repute* so say says said saying tell+ told add+ announce* "
        "announc* statement* report+ reveal* disclos* inform* proclaim* unveil* publish* releas* "
        "issue+ launch* introduc* publiciz* publicis* according stated stating noted",
    ),
    Family(
        "apologise",
        "apologising",
        "اعتذر+ -عتذر اعتذار~ معتذرا معتذره",
        "apologize+ apologise+ apology apologies",
        "معتذر~ معذره~ عذر~ اعذار~ اسف~ تاسف+ -تاسف اسف+ ياسف عذرا سامح+ ندم~ ندم+ ندامه~ استماح+",
        "apolog* sorry regret* excus* pardon* forgiv* declin* remors* unapolog* alas unfortunately",
    ),
    Family(
        "announce",
        "announcing",
        "اعلن+ معلنا معلنه -علن اعلان~",
        "announce+ announcement announcements",
        "معلن~ اذاع+ -ذيع نشر+ -نشر كشف+ -كشف صرح+ -صرح تصريح~ قال قالت قالوا -قول اخبر+ -خبر ابلغ+ "
        "-بلغ بلاغ~ اصدر+ -صدر اكد+ -وكد اعرب+ افاد+ -فيد ذكر+ -ذكر تبني تعهد+ وعد+ بيان~ اطلق+ -طلق "
        "صدر+ صدور~ ذاع+ مبشر~ بشر+ نعي نعت اعلم+ اشهار~ اشهر+ نادي نادت",
        "say says said saying tell+ told add+ announce* announc* statement* declar* report+ reveal* "
        "disclos* proclaim* unveil* publish* issue+ publiciz* publicis* pledg* proclam* advertis* "
        "express* unilateral* broadcast* confess* advert* assert* voice* notice* report* stated "
        "stating noted launch* introduc* released releases ad",
    ),
    Family(
        "doubt",
        "doubting",
        "شكك+ -شكك تشكيك~ مشككا مشككه شك~ شكوك~",
        "doubted doubts_about cast_doubt casting_doubt doubting",
        "مشكك~ شك+ -شك مشكوك~ شاك~ ريب~ ريبه~ ارتاب+ -رتاب استبعد+ -ستبعد ظن+ تساول~ تساءل+ -تساءل "
        "مستبعد~ يقين~ تردد+ مريب~ استبعاد~",
        "doubt* question* scepti* skepti* suspect* suspicio* cast* unconvinc* challeng* uncertain* "
        "disbel* distrust* mistrust* wonder* dispar* disput* dubious* incredul* impugn* contest*",
    ),
)

_FOR: Final = ("confirm", "welcome", "accept", "support", "promise", "admit")
_AGAINST: Final = ("deny", "condemn", "reject", "criticise", "oppose", "doubt")
_HARD: Final = ("warn", "threaten", "accuse")
CONTRARY_STANCES: Final = frozenset(
    (
        *product(_FOR, _AGAINST),
        *product(_HARD, ("welcome", "accept", "support", "apologise", "deny")),
        *product(("deny",), ("condemn", "criticise", "call", "announce", "claim", "apologise")),
        *product(("call",), ("reject", "condemn", "accuse", "criticise", "oppose", "apologise", "threaten")),
        *product(("announce",), ("reject", "condemn", "oppose", "doubt", "criticise")),
        *product(("apologise",), ("condemn", "welcome", "reject", "criticise", "oppose")),
        *product(("claim",), ("confirm", "admit", "reject", "condemn", "welcome")),
        ("threaten", "promise"),
        ("threaten", "confirm"),
        ("accuse", "promise"),
        ("accuse", "admit"),
    )
)
"""Nobody takes one for the other: English that tells one where the Arabic has the other is wrong."""
