# رسائل «قارئ» بالعربية.
#
# الصيغة: Project Fluent، https://projectfluent.org. لكل لغة الرسائل نفسها بالوسائط نفسها، ويقارن بينها
# cargo test --test project. المفاتيح والأوامر والخيارات وسائط لا تُكتب في الرسائل. وتعطي PLURAL صيغة العدد
# كما في CLDR: zero و one و two و few و many و other.

## القوائم والأعداد والتواريخ

list-separator = ،{ " " }
list-or = { " " }أو{ " " }
labelled = { $name }: { $value }

articles =
    { PLURAL($count) ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    }
minutes =
    { PLURAL($count) ->
        [zero] أقل من دقيقة
        [one] دقيقة
        [two] دقيقتين
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
hours =
    { PLURAL($count) ->
        [zero] أقل من ساعة
        [one] ساعة
        [two] ساعتين
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
days =
    { PLURAL($count) ->
        [zero] أقل من يوم
        [one] يوم
        [two] يومين
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
feeds =
    { PLURAL($count) ->
        [zero] لا خلاصات
        [one] خلاصة واحدة
        [two] خلاصتان
        [few] { $count } خلاصات
        [many] { $count } خلاصة
       *[other] { $count } خلاصة
    }
mentions =
    { PLURAL($count) ->
        [zero] بلا ذكر
        [one] ذُكر مرة
        [two] ذُكر مرتين
        [few] ذُكر { $count } مرات
        [many] ذُكر { $count } مرة
       *[other] ذُكر { $count } مرة
    }
files =
    { PLURAL($count) ->
        [zero] لا ملفات
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
        [many] { $count } ملفًّا
       *[other] { $count } ملف
    }
addresses =
    { PLURAL($count) ->
        [zero] لا روابط
        [one] رابط واحد
        [two] رابطان
        [few] { $count } روابط
        [many] { $count } رابطًا
       *[other] { $count } رابط
    }
invalid-bytes =
    { PLURAL($count) ->
        [zero] لا بايتات غير صالحة
        [one] بايت واحد غير صالح
        [two] بايتان غير صالحين
        [few] { $count } بايتات غير صالحة
        [many] { $count } بايتًا غير صالح
       *[other] { $count } بايت غير صالح
    }

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-with-hijri = { $date } ({ $day } { $month } { $year } هـ)
month-january = يناير
month-february = فبراير
month-march = مارس
month-april = أبريل
month-may = مايو
month-june = يونيو
month-july = يوليو
month-august = أغسطس
month-september = سبتمبر
month-october = أكتوبر
month-november = نوفمبر
month-december = ديسمبر
month-levantine-january = كانون الثاني
month-levantine-february = شباط
month-levantine-march = آذار
month-levantine-april = نيسان
month-levantine-may = أيار
month-levantine-june = حزيران
month-levantine-july = تموز
month-levantine-august = آب
month-levantine-september = أيلول
month-levantine-october = تشرين الأول
month-levantine-november = تشرين الثاني
month-levantine-december = كانون الأول
month-tunisian-january = جانفي
month-tunisian-february = فيفري
month-tunisian-march = مارس
month-tunisian-april = أفريل
month-tunisian-may = ماي
month-tunisian-june = جوان
month-tunisian-july = جويلية
month-tunisian-august = أوت
month-tunisian-september = سبتمبر
month-tunisian-october = أكتوبر
month-tunisian-november = نوفمبر
month-tunisian-december = ديسمبر
month-moroccan-january = يناير
month-moroccan-february = فبراير
month-moroccan-march = مارس
month-moroccan-april = أبريل
month-moroccan-may = ماي
month-moroccan-june = يونيو
month-moroccan-july = يوليوز
month-moroccan-august = غشت
month-moroccan-september = شتنبر
month-moroccan-october = أكتوبر
month-moroccan-november = نونبر
month-moroccan-december = دجنبر
month-muharram = محرم
month-safar = صفر
month-rabi-i = ربيع الأول
month-rabi-ii = ربيع الآخر
month-jumada-i = جمادى الأولى
month-jumada-ii = جمادى الآخرة
month-rajab = رجب
month-shaban = شعبان
month-ramadan = رمضان
month-shawwal = شوال
month-dhu-al-qadah = ذو القعدة
month-dhu-al-hijjah = ذو الحجة

## لماذا لا يصلح ملف؛ يسبقها اسم الملف

file-directory = مجلد لا ملف عاديّ
file-pipe = أنبوب لا ملف عاديّ
file-device = جهاز لا ملف عاديّ
file-socket = مقبس لا ملف عاديّ
file-not-regular = ليس ملفًّا عاديًّا
file-too-large = أكبر من الحد ({ $limit } ميبيبايت)
file-missing = لا ملف بهذا الاسم
file-exists = الملف موجود من قبل
file-no-folder = مجلده غير موجود؛ أنشئه أولًا
file-denied = لا إذن بالوصول إليه
file-loop = روابطه الرمزية كثيرة أو تدور في حلقة
file-read-only = نظام الملفات للقراءة فقط
file-full = القرص ممتلئ
file-quota = استُنفدت الحصة المخصصة من القرص
file-too-large-for-system = أكبر مما يسمح به نظام الملفات
file-not-text = ليس نصًّا صالحًا بترميز UTF-8
file-not-a-directory = في مساره ما ليس مجلدًا
file-bad-name = اسم لا يصلح لملف
file-in-use = مشغول
file-interrupted = قوطعت العملية
file-timed-out = انقضت المهلة
file-out-of-memory = الذاكرة لا تكفي
file-closed = أُغلق الطرف الآخر
file-device-error = خطأ في القراءة من الجهاز أو الكتابة فيه
file-system-error = خطأ في النظام: { $reason }
file-unknown-error = خطأ غير معروف في النظام

## لماذا لا يُجلب عنوان؛ يسبقه العنوان

fetch-not-an-address = ليس عنوان ويب؛ اكتبه كاملًا مبتدئًا بـ { $example }
fetch-scheme = لا تُجلب عناوين { $scheme }؛ استعمل { $schemes }
fetch-unknown-host = لا خادم باسم { $host }؛ تحقّق من العنوان ومن الاتصال
fetch-refused = { $host } يرفض الاتصال؛ تحقّق من المنفذ أو أعد المحاولة لاحقًا
fetch-unreachable = تعذّر الوصول إلى { $host }؛ تحقّق من الاتصال
fetch-disconnected = أغلق { $host } الاتصال بلا جواب؛ أعد المحاولة لاحقًا
fetch-timed-out =
    { PLURAL($count) ->
        [zero] لم يكتمل الجواب؛ أعد المحاولة لاحقًا
        [one] لم يكتمل الجواب في ثانية واحدة؛ أعد المحاولة لاحقًا
        [two] لم يكتمل الجواب في ثانيتين؛ أعد المحاولة لاحقًا
        [few] لم يكتمل الجواب في { $count } ثوانٍ؛ أعد المحاولة لاحقًا
        [many] لم يكتمل الجواب في { $count } ثانية؛ أعد المحاولة لاحقًا
       *[other] لم يكتمل الجواب في { $count } ثانية؛ أعد المحاولة لاحقًا
    }
fetch-certificate = شهادة الخادم غير موثوقة ({ $reason })؛ إن كانت لشبكتك جهة شهادات خاصة فاضبط { $setting }
fetch-encryption = تعذّر الاتصال الآمن ({ $reason })
fetch-authorities = لا شهادات بصيغة PEM في { $name }
fetch-proxy = أخفق الوسيط { $proxy } ({ $reason })؛ تحقّق من { $variables }
fetch-private = أحال الخادم إلى { $host }، وهو عنوان في هذا الحاسوب أو شبكته؛ لم يُتّبع
fetch-redirect-scheme = أحال الخادم إلى { $target }، وليس عنوانًا على الويب؛ لم يُتّبع
fetch-redirect-circle = يُحيل الخادم في حلقة؛ جرّب العنوان في متصفّح
fetch-too-many-redirects = إحالات أكثر من { $limit }؛ جرّب العنوان في متصفّح
fetch-gone = أُزيل نهائيًّا ({ $status })
fetch-login-needed = لا يُعرض إلا بعد تسجيل الدخول؛ احفظ الصفحة من متصفّح وأضف الملف
fetch-forbidden = يرفض الخادم الوصول ({ $status })؛ احفظ الصفحة من متصفّح وأضف الملف
fetch-not-found = غير موجود ({ $status })؛ تحقّق من العنوان
fetch-too-many-requests = طلبات كثيرة ({ $status })؛ { $pause }
fetch-server = خطأ في الخادم ({ $status })؛ { $pause }
fetch-try-later = أعد المحاولة لاحقًا
fetch-try-in-minutes =
    { PLURAL($count) ->
        [zero] أعد المحاولة الآن
        [one] أعد المحاولة بعد دقيقة
        [two] أعد المحاولة بعد دقيقتين
        [few] أعد المحاولة بعد { $count } دقائق
        [many] أعد المحاولة بعد { $count } دقيقة
       *[other] أعد المحاولة بعد { $count } دقيقة
    }
fetch-status = جواب غير متوقّع من الخادم ({ $status })
fetch-too-large = أكبر من الحد ({ $limit } ميبيبايت)
fetch-headers-too-large = ترويسات الجواب أكبر من اللازم
fetch-compression = البيانات المضغوطة تالفة؛ أعد المحاولة لاحقًا
fetch-unknown-compression = مضغوط بطريقة { $name } التي لا تُقرأ؛ احفظ الصفحة من متصفّح وأضف الملف
fetch-not-text = ليس نصًّا بل { $type }
fetch-empty = الجواب فارغ
fetch-not-http = الجواب ليس بروتوكول HTTP ({ $reason })؛ تحقّق من المنفذ
fetch-cancelled = أُلغي
fetch-none-due = لم يحن موعد جلب أي خلاصة؛ لجلبها كلها استعمل { $option }
fetch-not-built = بُنيت هذه النسخة من qari بلا شبكة؛ احفظ الصفحة وأضف الملف
fetch-system = { $reason }

## لماذا لا تصلح المكتبة

library-newer = أنشأها إصدار أحدث من qari؛ حدِّث البرنامج أو اختر مكتبة أخرى بالخيار { $option }
library-not-a-library = ليس مكتبة من مكتبات qari، فتُرك كما هو؛ اختر غيره بالخيار { $option }
library-damaged = المكتبة تالفة ({ $reason })، فتُركت كما هي؛ انقلها من مكانها لتبدأ مكتبة جديدة، وقد يستعيد { $command } محتواها
library-busy = يستعملها برنامج آخر؛ أعد المحاولة بعد قليل
library-disk-full = القرص ممتلئ، فلم يُحفظ آخر تغيير
library-read-only = المكتبة للقراءة فقط: { $reason }
library-must-be-written = لا تُقرأ المكتبة قبل ترقيتها، ولا تمكن الكتابة فيها هنا ({ $reason })؛ انسخها مع الملفات المجاورة لها إلى مكان تمكن الكتابة فيه، وافتح النسخة بالخيار { $option }
read-only-file = أذونات الملف لا تسمح بالكتابة فيه
read-only-folder = أذونات مجلده لا تسمح بالكتابة فيه
read-only-file-system = نظام الملفات للقراءة فقط
read-only-opened = فُتحت للقراءة فقط

## التنبيهات

warning-invalid-bytes = { invalid-bytes }؛ مكانها العلامة �
warning-encoding = قُرئ بترميز { $name } تخمينًا
warning-front-matter = رأس الملف: تعذّرت قراءة «{ $field }»، فأُهمل
warning-front-matter-syntax = رأس الملف ليس صالحًا (السطر { $line })، فقُرئ سطرًا سطرًا
warning-too-much-markup = فيه من علامات التنسيق أكثر مما يُقرأ؛ قُرئ نصًّا عاديًّا
warning-highlights =
    { PLURAL($count) ->
        [zero] حُفظت التظليلات كلها
        [one] تظليل واحد لم يُحفظ كاملًا: المقاطع أو الملاحظات أكثر أو أطول مما يُحفظ
        [two] تظليلان لم يُحفظا كاملين: المقاطع أو الملاحظات أكثر أو أطول مما يُحفظ
        [few] { $count } تظليلات لم تُحفظ كاملة: المقاطع أو الملاحظات أكثر أو أطول مما يُحفظ
        [many] { $count } تظليلًا لم تُحفظ كاملة: المقاطع أو الملاحظات أكثر أو أطول مما يُحفظ
       *[other] { $count } تظليل لم تُحفظ كاملة: المقاطع أو الملاحظات أكثر أو أطول مما يُحفظ
    }
warning-unused-fields = رأس الملف: حقول غير مستعملة: { $fields }
warning-date-from-text = التاريخ مأخوذ من النص
warning-cut-off = انقطع المصدر بعد { articles }
warning-incomplete = انقطع الاتصال قبل اكتماله؛ قد يكون آخره ناقصًا
warning-missing-page = للمقال بقية، لكن تعذّر جلب صفحته رقم { $number } أو قراءتها
warning-summary = موجز من الخلاصة لا غير؛ تعذّر جلب الصفحة حتى الآن
warning-unread-chapters =
    { PLURAL($count) ->
        [zero] قُرئت الفصول كلها
        [one] تعذّرت قراءة فصل واحد كاملًا
        [two] تعذّرت قراءة فصلين كاملين
        [few] تعذّرت قراءة { $count } فصول كاملة
        [many] تعذّرت قراءة { $count } فصلًا كاملًا
       *[other] تعذّرت قراءة { $count } فصل كاملًا
    }
warning-no-article-found = لم يُعثر على المقال في الصفحة؛ حُفظ نصها كله
warning-paywall = الصفحة تطلب اشتراكًا؛ قد لا يكون النص كاملًا
warning-consent = الصفحة تطلب الموافقة على شروطها بدل عرض المقال
notice-setting = { $name }: السطر { $line }: { $fault }
setting-syntax = ليس TOML صالحًا ({ $why })، فأُهمل الملف كله
setting-unknown = إعداد غير معروف: { $name }؛ المعروف: { $known }
setting-no-table = يجب أن تكون قيمة { $name } جدولًا
setting-no-string = يجب أن تكون قيمة { $name } نصًّا
setting-no-strings = يجب أن تكون قيمة { $name } قائمة نصوص
setting-no-program = يجب أن تكون قيمة { $name } قائمة نصوص، أولها البرنامج ثم وسائطه
setting-no-number = يجب أن تكون قيمة { $name } عددًا صحيحًا من { $least } إلى { $most }
setting-no-boolean = يجب أن تكون قيمة { $name } { $values }
setting-unknown-value = قيمة غير معروفة للإعداد { $name }: { $value }؛ القيم: { $known }
setting-unknown-action = إجراء غير معروف: { $name }؛ تُدرَج الإجراءات بتنفيذ { $command }
setting-unknown-role = عنصر غير معروف من عناصر المظهر: { $name }؛ تُدرَج العناصر بتنفيذ { $command }
setting-unknown-key = مفتاح غير معروف: { $key }؛ يُكتب مثل { $examples }
setting-unsent-key = لا ترسل الطرفية { $key }، فاستعمل مفتاحًا مثل { $examples }
setting-unsent-key-instead = لا ترسل الطرفية { $key }، فاستعمل { $instead }
setting-unknown-colour = لون غير معروف: { $colour }؛ يُكتب مثل { $examples }
setting-key-taken = المفتاح { $key } مخصص للإجراء { $action }؛ احذف أحدهما
setting-no-key-to-quit = لا بد من مفتاح للخروج، فيبقى { $key }
notice-unusable-variable = { $name }: قيمة غير معروفة: { $value }
notice-unknown-terminal = إن لم يظهر هذا السطر سليمًا فاخرج وشغّل { $command }
notice-unreadable-as-file = { $name }: { $reason }؛ يُقرأ الدخل القياسي بالوسيط { $argument }
notice-unreadable-as-address = { $name }: لا ملف بهذا الاسم؛ والعنوان الذي يُجلب يبدأ بـ { $schemes }
notice-empty = { $name }: لا نص فيه
notice-broken-book = { $name }: كتاب لا يُقرأ منه أي فصل
notice-broken-feed = { $name }: خلاصة مقطوعة قبل أول مقال فيها
notice-foreign-json = { $name }: ملف JSON ليس خلاصة ولا مقالات صدّرها qari
notice-unparsable = { $name }: تعذّرت قراءته لخلل في البرنامج: { $reason }
notice-not-text = { $name }: ليس ملفًّا نصيًّا
notice-garbled = { $name }: كثير منه لا يُقرأ بترميز { $encoding }؛ جرّب { $option }
notice-bad-line = { $name }: السطر { $number } ليس مقالًا: { $reason }
notice-left-out = استُثني: { $parts }
left-out-files = { files } من أنواع أخرى
left-out-files-named = { files } من أنواع أخرى ({ $extensions })
left-out-hidden =
    { PLURAL($count) ->
        [zero] لا مجلدات مخفية
        [one] مجلد مخفي واحد
        [two] مجلدان مخفيان
        [few] { $count } مجلدات مخفية
        [many] { $count } مجلدًا مخفيًّا
       *[other] { $count } مجلد مخفي
    }
left-out-links =
    { PLURAL($count) ->
        [zero] لا روابط إلى مجلدات أخرى
        [one] رابط واحد إلى مجلد آخر
        [two] رابطان إلى مجلدين آخرين
        [few] { $count } روابط إلى مجلدات أخرى
        [many] { $count } رابطًا إلى مجلدات أخرى
       *[other] { $count } رابط إلى مجلدات أخرى
    }
notice-no-articles = { $name }: لا مقالات فيه ({ $extensions })
notice-of-several = { $number } من { $count }: { $words }
notice-own-file-set-aside = تعذّرت قراءة { $name }، فنُقل إلى { $kept } بجانبه، وحُفظ اختيارك في ملف جديد
notice-no-folder = لا مجلد لملفات qari؛ اضبط المتغيّر { $variable }
notice-library = المكتبة: { $reason }
notice-adding = { $name }: تجري قراءته
notice-added = أُضيف: { articles }
notice-added-known = في المكتبة من قبل: { articles }
notice-came-from-folders = وصل من المجلدات المراقَبة: { $parts }
came-new = جديد: { articles }
came-changed = متغيّر: { articles }
notice-not-watched = { $name }: تعذّرت مراقبته: { $reason }
notice-no-feed-due = لم يحن موعد جلب أي خلاصة؛ لجلبها كلها { $feeds } ثم { $fetch }
notice-fetched = جديد من الخلاصات: { articles }
notice-none-unread = لا مقالات غير مقروءة
notice-marked-all-read = وُسم مقروءًا: { articles }؛ يتراجع عنه المفتاح { $key }
notice-not-annotated = مقالات لم تُستخرج كياناتها بعد: { articles }؛ يكملها { $command }
notice-not-annotated-read-only = مقالات لم تُستخرج كياناتها بعد: { articles }؛ والمكتبة للقراءة فقط
notice-annotated-elsewhere = برنامج qari آخر يعمل الآن ويتابع استخراج الكيانات، وبقي: { articles }
notice-set-aside = { $name }: تعذّر استخراج كياناته ({ $reason })
set-aside-no-text = نصه مفقود
notice-several-set-aside = مقالات تعذّر استخراج كياناتها: { articles }، منها «{ $name }»
notice-marks-not-kept = لم تُحفظ آخر علاماتك ولا موضع القراءة: كان برنامج آخر يكتب في المكتبة
notice-not-in-library = يبقى هذا حتى الخروج فقط، فالمقال ليس في مكتبتك؛ لإضافته استعمل { $command }
notice-article-replaced = تغيّر نص المقال، والمعروض الآن هو الجديد
notice-article-gone = لم يعد المقال في المكتبة
notice-corrections-not-kept = التصويب سارٍ حتى الخروج ولن يُحفظ: تعذّرت قراءة ملف التصويبات
notice-corrected = { $what } في كل المقالات؛ { $key } للتراجع
notice-corrected-here = { $what } في هذا المقال وحده؛ { $key } للتراجع
notice-correction-undone = تراجعنا عن التصويب: { $what }
notice-no-guess = «{ $name }» ليس تخمينًا
notice-entities-by-mentions = الكيانات: الأكثر ذكرًا أولًا
notice-entities-by-articles = الكيانات: الأكثر مقالاتٍ أولًا
notice-entities-by-recency = الكيانات: الأحدث ذكرًا أولًا
notice-entities-by-name = الكيانات: ترتيب أبجدي
notice-guesses-shown = الكيانات كلها، والتخمينات معلّمة
notice-guesses-hidden = الكيانات بلا تخمينات
notice-guesses-alone = التخمينات وحدها
notice-nothing-to-undo = لا شيء يُتراجع عنه
notice-nothing-to-redo = لا شيء يُعاد
notice-undone = أُلغي: { $what }؛ يعيده المفتاح { $key }
notice-redone = أُعيد: { $what }؛ يلغيه المفتاح { $key }
notice-removed = أُزيل «{ $title }»؛ يستعيده المفتاح { $key }
deed-filter = تغيير التصفية
deed-starred = تمييز «{ $title }» بنجمة
deed-unstarred = رفع النجمة عن «{ $title }»
deed-marked-read = نقل { articles } إلى المقروء
deed-marked-unread = نقل { articles } إلى غير المقروء
deed-topic-given = إضافة الموضوع «{ $topic }» إلى «{ $title }»
deed-topic-taken = رفع الموضوع «{ $topic }» عن «{ $title }»
deed-confirmed = تأكيد «{ $name }»
deed-correction-removed = حذف تصويب «{ $name }»
deed-hidden = إخفاء «{ $name }»
deed-renamed = تغيير اسم «{ $name }» إلى «{ $to }»
deed-kind-changed = تغيير نوع «{ $name }»
deed-merged = دمج «{ $name }» في «{ $into }»
deed-split-off = فصل «{ $name }»
deed-name-added = إضافة الاسم «{ $name }»
deed-saved = حفظ «{ $name }»
deed-deleted = حذف «{ $name }»
deed-removed = إزالة المقال «{ $title }»
deed-highlighted = تظليل «{ $words }»
deed-highlight-removed = إزالة تظليل «{ $words }»
deed-note-written = إضافة ملاحظة على «{ $words }»
deed-note-changed = تعديل الملاحظة على «{ $words }»
deed-note-removed = حذف الملاحظة على «{ $words }»
notice-hit = «{ $words }»: { $number } من { $count }
notice-hit-in-list = «{ $words }»: { $number } من { $count } · المقال { $article } من { $articles }
notice-no-hit = لم يرد «{ $words }» في هذا المقال
notice-no-hit-here = لم يرد «{ $words }» في هذا المقال؛ يبحث عنه في المقالات كلها المفتاح { $key }
notice-kept = حُفظ «{ $name }»
notice-forgotten = حُذف «{ $name }»؛ يعيده المفتاح { $key }
notice-nothing-to-keep = لا يوجد عامل تصفية لحفظه؛ ابدأ بالمفتاح { $key } أو باختيار موضوع
notice-made = { $what }؛ { $key } للتراجع
notice-nothing-highlighted = لا نص مظلَّلًا في هذا المقال
notice-nothing-to-highlight = لا كلام في المحدَّد ليُظلَّل
notice-passage-too-long = المحدَّد أطول من أن يُظلَّل: الحد { $limit } كيبيبايت
notice-too-many-highlights = لا يتسع المقال لتظليل آخر: الحد { $limit }
notice-note-draft-kept = حُفظت ملاحظتك مسودة؛ تجدها إذا فتحت ملاحظة هذا المقطع ثانية
notice-note-draft-resumed = هذه مسودة ملاحظة لم تُحفظ بعد
notice-passage-gone = لم يعد هذا المقطع واردًا في نص المقال
notice-no-own-commands = لم تُضف أوامر خاصة بك بعد؛ تُضاف إلى { $file } في جدول { $table }
command-lacks-input = ليس هنا ما يُمرَّر إليه
command-running = قيد التنفيذ…
command-done = اكتمل
command-silent = اكتمل بلا ناتج
command-missing = لا يوجد برنامج باسم { $name }
command-not-started = تعذّر تشغيل { $name }
command-failed = أخفق (رمز الخروج { $code })
command-killed = أنهاه النظام بإشارة
command-stopped = أُوقف تنفيذه
command-too-slow =
    { PLURAL($count) ->
        [zero] أُوقف لتجاوزه المهلة
        [one] أُوقف لتجاوزه ثانية واحدة
        [two] أُوقف لتجاوزه ثانيتين
        [few] أُوقف لتجاوزه { $count } ثوانٍ
        [many] أُوقف لتجاوزه { $count } ثانية
       *[other] أُوقف لتجاوزه { $count } ثانية
    }
notice-nothing-to-forget = لا يُزال هنا إلا مقال أو ما حُفظ من عوامل التصفية
notice-nothing-suggested = لا موضوع مقترح لهذا المقال
notice-put-into-topic = أُضيف إلى «{ $name }»
notice-no-filter = القائمة بلا تصفية
notice-filtered-already = القائمة مصفّاة على «{ $name }» من قبل؛ يرفع التصفية المفتاح { $key }
notice-name-taken = الاسم «{ $name }» مستعمل
notice-all-topics = ما يجمع الموضوعات المختارة كلها
notice-any-topic = المقالات التي لها أيّ من الموضوعات المختارة
notice-newest-first = الأحدث أولًا
notice-best-first = الأنسب أولًا
notice-prompt-full = لا يتسع السطر لأكثر من { $limit } كيبيبايت، فتُرك ما زاد
notice-copied = { $what } إلى الحافظة بالأداة { $tool }
notice-copied-by-terminal = { $what } إلى الحافظة عن طريق الطرفية
notice-copied-by-terminal-alone = { $what } إلى الحافظة عن طريق الطرفية وحدها؛ { $fault }
notice-not-copied = لم يُنسخ شيء: النص أطول مما تقبله الطرفية ({ $limit } ك.ب)، و{ $fault }
notice-no-link = لا رابط لهذا المقال
notice-no-links-here = لا روابط في الجزء الظاهر من المقال
notice-choose-link = اكتب رقم الرابط: 1–{ $count }؛ يلغيه المفتاح { $key }
notice-link-opened = فُتح الرابط بالأداة { $tool }
notice-link-not-opened = لم يُفتح الرابط: { $fault }
notice-no-browser = لم يُفتح الرابط: لا أداة لفتح الروابط في هذا النظام
copied-signs =
    { PLURAL($count) ->
        [zero] لم يُنسخ أي حرف
        [one] نُسخ حرف واحد
        [two] نُسخ حرفان
        [few] نُسخت { $count } أحرف
        [many] نُسخ { $count } حرفًا
       *[other] نُسخ { $count } حرف
    }
copied-words =
    { PLURAL($count) ->
        [zero] لم تُنسخ أي كلمة
        [one] نُسخت كلمة واحدة
        [two] نُسخت كلمتان
        [few] نُسخت { $count } كلمات
        [many] نُسخت { $count } كلمة
       *[other] نُسخت { $count } كلمة
    }
copied-sentences =
    { PLURAL($count) ->
        [zero] لم تُنسخ أي جملة
        [one] نُسخت جملة واحدة
        [two] نُسخت جملتان
        [few] نُسخت { $count } جمل
        [many] نُسخت { $count } جملة
       *[other] نُسخت { $count } جملة
    }
copied-paragraphs =
    { PLURAL($count) ->
        [zero] لم تُنسخ أي فقرة
        [one] نُسخت فقرة واحدة
        [two] نُسخت فقرتان
        [few] نُسخت { $count } فقرات
        [many] نُسخت { $count } فقرة
       *[other] نُسخت { $count } فقرة
    }
copied-mentioning =
    { PLURAL($count) ->
        [zero] لم تُنسخ أي جملة تذكر «{ $name }»
        [one] نُسخت جملة واحدة تذكر «{ $name }»
        [two] نُسخت جملتان تذكران «{ $name }»
        [few] نُسخت { $count } جمل تذكر «{ $name }»
        [many] نُسخت { $count } جملة تذكر «{ $name }»
       *[other] نُسخت { $count } جملة تذكر «{ $name }»
    }
copied-article = نُسخ المقال كله
copied-citation = نُسخ توثيق المقال
copied-link = نُسخ الرابط
copied-output = نُسخ ناتج الأمر
copied-as-quotation = { $what } بصيغة اقتباس
copied-as-markdown = { $what } بصيغة { $format }
tool-none = لا أداة للحافظة في هذا النظام
tool-missing = لا توجد أداة باسم { $name }
tool-failed = أخفقت الأداة { $name }
tool-too-slow = لم تستجب الأداة { $name } في وقتها
notice-nothing-searched = لا بحث بعد؛ ابدأ بالمفتاح { $key }
notice-no-entity-selected = لم يُختر كيان من هذا المقال
notice-no-mention-here = لا كيان مذكور من هنا فصاعدًا
notice-no-further-article = لا مزيد من المقالات في القائمة
notice-no-further-unread = لا مقال آخر غير مقروء في القائمة
notice-no-further-jump = لا موضع آخر للانتقال إليه

## لماذا لا يصلح محتوى ملف

content-not-toml = ليس TOML صالحًا
content-malformed = السطر { $line }، الحرف { $column }: { $why }
toml-duplicate-key = الاسم مكرر في الجدول نفسه
toml-key-not-quoted = الاسم الذي فيه غير الحروف اللاتينية والأرقام يُكتب بين علامتي اقتباس
toml-no-key = ينقص اسم الإعداد أو الجدول
toml-no-equals = تنقص العلامة { $sign } بين الاسم والقيمة
toml-extra-equals = العلامة { $sign } زائدة
toml-no-value = تنقص القيمة بعد العلامة { $sign }
toml-value-not-quoted = النص يُكتب بين علامتي اقتباس مستقيمتين
toml-unclosed-quote = علامة اقتباس لم تُغلق
toml-bad-escape = رمز غير معروف بعد الشرطة المائلة
toml-bad-character = حرف غير مسموح به هنا
toml-no-comma = تنقص فاصلة لاتينية بين قيمتين
toml-extra-comma = فاصلة زائدة
toml-unclosed-table = قوس اسم الجدول لم يُغلق
toml-unclosed-array = قوس القائمة لم يُغلق
toml-unclosed-inline-table = القوس المعقوف لم يُغلق
toml-bad-number = عدد غير صالح
toml-number-too-large = عدد أكبر من اللازم
toml-bad-date = تاريخ أو وقت غير صالح
toml-bad-boolean = القيمة لا تكون إلا { $values }
toml-unexpected = كلام زائد بعد القيمة أو الاسم
toml-too-deep = جداول متداخلة أكثر من اللازم
toml-missing-field = ينقص { $name }
toml-unknown-field = اسم غير معروف: { $name }
toml-unknown-value = قيمة غير معروفة: { $name }
toml-wrong-type = قيمة من نوع آخر
line-newer = كتبه إصدار أحدث من qari (صيغته { $format })
line-unfitting = فقراته لا توافق نصه

## ما يعيب استعلامًا

query-unknown-key = لا مفتاح باسم «{ $name }»؛ المفاتيح: { $keys }. وللبحث عن الكلمة ضعها بين علامتي اقتباس
query-unknown-key-near = لا مفتاح باسم «{ $name }»؛ مفاتيح قريبة: { $near }. وللبحث عن الكلمة ضعها بين علامتي اقتباس
query-unknown-topic = لا موضوع باسم «{ $name }»؛ الموضوعات: { $topics }
query-unknown-language = لا لغة باسم «{ $name }»؛ اكتب اسمًا مثل { $languages } أو رمزًا مثل { $code }
query-unknown-state = لا حالة باسم «{ $name }»؛ الحالات: { $states }
query-bad-date = «{ $date }» ليس تاريخًا؛ اكتب { $forms }
query-no-value = لا قيمة بعد «{ $key }»
query-unclosed-quote = علامة اقتباس لم تُغلق
query-unclosed-parenthesis = قوس لم يُغلق
query-unopened-parenthesis = قوس يُغلق ولم يُفتح
query-empty-parentheses = لا شيء بين القوسين
query-nothing-after = لا شيء بعد «{ $operator }»
query-nothing-before = لا شيء قبل «{ $operator }»
query-nothing-after-word = لا شيء بعد «{ $operator }»؛ وللبحث عن الكلمة ضعها بين علامتي اقتباس: { $quoted }
query-nothing-before-word = لا شيء قبل «{ $operator }»؛ وللبحث عن الكلمة ضعها بين علامتي اقتباس: { $quoted }
query-too-deep = أقواس متداخلة أكثر من اللازم

## ما يقوله الإكمال عن كلمات الاستعلام

query-key-topic = له هذا الموضوع: سياسة، رياضة … أو موضوع حفظته
query-key-entity = يذكر هذا الكيان، أيًّا كان نوعه
query-key-person = يذكر هذا الشخص
query-key-organization = يذكر هذه المنظمة أو المؤسسة
query-key-location = يذكر هذا المكان
query-key-event = يذكر هذا الحدث
query-key-law = يذكر هذا القانون أو الاتفاق
query-key-title = ترد هذه الكلمات في عنوانه
query-key-note = ترد هذه الكلمات في ملاحظاتك عليه
query-key-source = نشره هذا المصدر
query-key-author = كتبه هذا الكاتب
query-key-feed = وصل من هذه الخلاصة
query-key-tag = وصل من خلاصة عليها هذا الوسم
query-key-language = مكتوب بهذه اللغة، باسمها أو رمزها
query-key-since = نُشر منذ هذا اليوم: 2024-05، أمس، أسبوع، شهرين
query-key-after = نُشر بعد انقضاء هذا اليوم أو الشهر أو السنة
query-key-before = نُشر قبل هذا اليوم أو الشهر أو السنة
query-key-on = نُشر في هذا اليوم أو الشهر أو السنة، أو في مدة: 2023..2024
query-key-is = حالته: مقروء، غير_مقروء، مميز، مظلل، بملاحظة
query-operator-or = أحدهما يكفي؛ والكلمات المتجاورة تُجمع أولًا
query-operator-not = يستثني ما بعده، كما تستثنيه الشرطة: -كلمة
query-state-unread = لم يُقرأ بعد
query-state-read = قُرئ
query-state-starred = عليه نجمة
query-state-highlighted = فيه نص مظلَّل
query-state-noted = عليه ملاحظة
language-ar = العربية
language-fa = الفارسية
language-ur = الأردية
language-ckb = الكردية السورانية
language-ps = البشتوية
language-he = العبرية
language-yi = اليديشية
language-en = الإنجليزية

## أنواع الكيانات

kind-person = أشخاص
kind-organization = منظمات
kind-location = أماكن
kind-event = أحداث
kind-law = قوانين واتفاقات
kind-date = تواريخ

entity-person = شخص
entity-organization = منظمة
entity-location = مكان
entity-event = حدث
entity-law = قانون أو اتفاق
entity-date = تاريخ

rule-listed-name = اسم في قائمة
rule-weak-name = اسم في قائمة له معنى آخر
rule-date-in-figures = تاريخ بالأرقام
rule-day = يوم من شهر
rule-day-in-words = يوم من شهر بالحروف
rule-month = شهر
rule-year = سنة
rule-body-phrase = عبارة تبدأ باسم جهة
rule-event-phrase = عبارة تبدأ باسم حدث
rule-law-phrase = عبارة تبدأ باسم قانون أو اتفاق
rule-place-phrase = عبارة تبدأ باسم مكان
rule-place-after-type = اسم بعد نوع المكان
rule-anniversary = ذكرى سنوية
rule-person-after-office = اسم بعد منصب أو لقب
rule-person-by-office = اسم بجانبه منصب
rule-person-announced = اسم بعد فعل قول أو جنسية
rule-person-by-names = أسماء أعلام متتابعة
rule-body-after-person = جهة سُمّيت باسم شخص
rule-place-after-person = مكان سُمّي باسم شخص
rule-model = تخمين النموذج
rule-name-again = اسم ورد في المقال من قبل
rule-short-name = جزء من اسم ورد في المقال
rule-abbreviation = اختصار عرّفه المقال

## الشاشة

too-small = يحتاج «قارئ» إلى { $columns }×{ $rows } خانة
too-small-hint = كبّر النافذة

topics-all = الكل
topics-unread = غير مقروء

# العلامات بالكلمات، لبرامج قراءة الشاشة
plain-selected = محدّد
plain-selection =
    { PLURAL($count) ->
        [zero] لا كلمة في المحدَّد
        [one] المحدَّد كلمة: «{ $first }»
        [two] المحدَّد كلمتان: من «{ $first }» إلى «{ $last }»
        [few] المحدَّد { $count } كلمات: من «{ $first }» إلى «{ $last }»
        [many] المحدَّد { $count } كلمة: من «{ $first }» إلى «{ $last }»
       *[other] المحدَّد { $count } كلمة: من «{ $first }» إلى «{ $last }»
    }
plain-unread = غير مقروء
plain-starred = مميّز بنجمة
plain-open = مفتوح
plain-warning = تنبيه
plain-note = ملاحظة
plain-in-force = مختار
plain-suggested = مقترح
plain-guess = تخمين
plain-heading = عنوان فرعي:
plain-quote = اقتباس:
plain-task-done = تمّ:
plain-task-open = لم يتمّ:
filter-title = التصفية:
list-empty = لا مقالات بعد…
first-title = أهلًا بك
first-samples = في مكتبتك الجديدة مقالات للتجربة.
first-empty = لا مقالات هنا بعد.
first-read = قراءة المقال
first-panes = اللوح التالي
first-mentions = الاسم التالي في النص
first-find = بحث
first-add = إضافة مقالاتك
first-feeds = الخلاصات التي تتابعها
first-palette = كل الأوامر
first-help = المفاتيح والمساعدة
list-no-match = لا مقال يوافق عوامل التصفية
did-you-mean = أتقصد: { $query }؟
list-did-you-mean = أتقصد: { $query }؟ ابحث عنه بالمفتاح { $key }
nothing-found = لا نتائج
reading-standard-input = يُقرأ الدخل القياسي، وينهيه { $key }
keep-none = لا عوامل تصفية محفوظة ولا موضوعات خاصة؛ تُحفظ بالأمر { $command }
restore-none = لا مقالات مُزالة يمكن استعادتها
list-clear-hint = يزيلها المفتاح { $key }
list-heading =
    { PLURAL($count) ->
        [zero] لا مقالات
        [one] { $number } من { $count }
        [two] { $number } من { $count }
        [few] { $number } من { $count } مقالات
        [many] { $number } من { $count } مقالًا
       *[other] { $number } من { $count } مقال
    }
list-heading-filtered = { $number } من { $count } · المجموع { $total }
list-all-topics = الموضوعات كلها
list-any-topic = أيّ الموضوعات
reading-heading = القراءة
reading-failed = تعذّر عرض المقال
sidebar-article = في المقال: { $number }
sidebar-listed = في القائمة: { $number }
sidebar-library = في المكتبة: { $number }
sidebar-counting = تُعدّ الكيانات…
sidebar-more = … و{ $count } غيرها
guess-sign = ؟
sidebar-failed = تعذّر استخراج الكيانات
sidebar-annotating = تُستخرج الكيانات…
sidebar-empty = لا كيانات

status-annotating = تُستخرج الكيانات { $done } من { $total }
status-topic-suggested = موضوع مقترح: «{ $name }» ({ $key } يضيفه)
status-fetching = تُجلب الخلاصات { $done } من { $total }
status-mention-of = { $name }: الموضع { $number } من { $count }
status-highlight-of = المقطع المظلَّل { $number } من { $count }
status-article-of = المقال { $number } من { $count }
status-from-start = من أول القائمة من جديد
status-from-end = من آخر القائمة من جديد
history-title = سجلّ التنقّل
history-here = هنا
status-at-end = النهاية
status-time-left = بقي للقراءة نحو { minutes }
hint-read = قراءة
hint-find = بحث
hint-topics = موضوعات
hint-mark-read = مقروء أو لا
hint-star = نجمة
hint-add = إضافة
hint-feeds = خلاصات
hint-fetch = جلب
hint-clear-filters = بلا تصفية
hint-search-meant = البحث عمّا قُصد
hint-keep = حفظ
hint-next-any-mention = الاسم التالي
hint-select = اختيار
hint-copy = نسخ
hint-extend = تمديد
hint-highlight = تظليل
hint-note = ملاحظة
hint-go = انتقال
hint-here-or-all = المقال أو المكتبة
hint-remove = إزالة
hint-word = كلمة
hint-sentence = جملة
hint-paragraph = فقرة
hint-quote = اقتباس
hint-next-mention = الذكر التالي
hint-first-mention = أول ذكر
hint-card = بطاقة
hint-only-mentioning = تصفية به
hint-back = رجوع
hint-entity-scope = نطاق
hint-correct = تصويب
hint-next-article = المقال التالي
hint-entities = كيانات
hint-choose = اختيار
hint-change = تغيير
hint-change-back = عكسه
hint-close = إغلاق
hint-stop = إيقاف
hint-take-off = إزالة
hint-undo = تراجع
hint-run = تنفيذ
hint-mark-all-read = الكل مقروء
hint-help = مساعدة
hint-palette = أوامر
hint-quit = خروج
hint-leave = رجوع أو خروج

prompt-filter-list = تصفية القائمة:
prompt-search-text = بحث في المقال:
prompt-choose-entity = كيان من المكتبة:
prompt-search-card = بحث في البطاقة:
prompt-write-note = ملاحظة:
prompt-note-keep = { $key } حفظ
prompt-note-leave = { $key } خروج مع إبقاء المسودة
prompt-note-new-line = { $key } أو { $same } سطر جديد
prompt-rename-entity = الاسم الجديد:
prompt-add-entity = الاسم المُضاف:
prompt-name-filter = اسم عامل التصفية:
prompt-add-articles = مسار أو رابط للإضافة:
prompt-name-topic = اسم الموضوع:
prompt-filter-entities = تصفية الكيانات:
prompt-search-help = بحث في المساعدة:
prompt-find-action = الأمر:

card-other-names = يُذكر أيضًا: { $names }
card-dates = من { $first } إلى { $last }
card-companions = يُذكر معه
overlay-position = { $last } من { $count }
card-more =
    { PLURAL($count) ->
        [zero] لا مقالات أخرى
        [one] جمل من مقال آخر…
        [two] جمل من مقالين آخرين…
        [few] جمل من { $count } مقالات أخرى…
        [many] جمل من { $count } مقالًا آخر…
       *[other] جمل من { $count } مقال آخر…
    }
card-reading =
    { PLURAL($count) ->
        [zero] تُقرأ الجمل…
        [one] تُقرأ جمل مقال آخر…
        [two] تُقرأ جمل مقالين آخرين…
        [few] تُقرأ جمل { $count } مقالات أخرى…
        [many] تُقرأ جمل { $count } مقالًا آخر…
       *[other] تُقرأ جمل { $count } مقال آخر…
    }
months-title = شهور «{ $name }»
compare-both =
    { PLURAL($count) ->
        [zero] لا مقال يذكرهما معًا
        [one] مقال واحد يذكرهما معًا
        [two] مقالان يذكرانهما معًا
        [few] { $count } مقالات تذكرهما معًا
        [many] { $count } مقالًا تذكرهما معًا
       *[other] { $count } مقال تذكرهما معًا
    }
compare-shared = يُذكر مع كليهما
compare-months = مرات الذكر بالشهر
card-sentences = الجمل

correct-title = تصويب
correct-title-of = تصويب: { $name }
correct-in-all =
    { PLURAL($count) ->
        [zero] في كل المقالات
        [one] في كل المقالات (مقال واحد)
        [two] في كل المقالات (مقالان)
        [few] في كل المقالات ({ $count } مقالات)
        [many] في كل المقالات ({ $count } مقالًا)
       *[other] في كل المقالات ({ $count } مقال)
    }
correct-in-every = في كل المقالات
correct-in-this = في هذا المقال وحده
correct-confirm = تأكيد: هو كيان وليس مجرد تخمين
correct-list = كل التصويبات…
correct-merge-into = ضمّه إلى «{ $name }»
correct-rename-to = تسميته «{ $name }» دون ضمّ
choose-to-merge = ضمّ «{ $name }» إلى:
choose-to-compare = مقارنة «{ $name }» مع:
choose-none = لا كيان بهذا الاسم
corrections-title = التصويبات
corrections-none = لا تصويبات
corrections-hint = { $key } للحذف
correction-everywhere = في كل المقالات
correction-in-article = في «{ $title }»
correct-hide = إخفاء: ليس كيانًا
correct-rename = تغيير الاسم…
correct-change-kind = تغيير النوع…
correct-merge = ضمّه إلى كيان آخر…
correct-split = فصل «{ $name }» كيانًا مستقلًّا
correct-add = إضافة اسم لم يُكتشف…
correct-undo = تراجع عن آخر تصويب

feeds-title = الخلاصات
feeds-unread = غير المقروء: { articles }
feeds-none = لا خلاصات؛ تُضاف بالأمر { $command }
feed-fetched-ago = جُلبت قبل { $time }
feed-fetched-now = جُلبت الآن
feed-next-try = موعدها بعد { $time }
feed-next-try-soon = موعدها بعد لحظات
feed-due = حان موعد جلبها

about-title = عن المقال: { $title }
about-site = الناشر
about-authors = الكاتب
about-date = التاريخ
about-address = الرابط
about-file = الملف
about-received = وقت الجلب: { $date }، { $time } بالتوقيت العالمي
about-original = الأصل محفوظ: { $size } كيبيبايت
about-no-original = لم يُحفظ الأصل
about-digest = بصمة الأصل { $digest }:
about-no-warning = لا تنبيهات عن قراءته
classify-title = موضوعات: { $title }

timeline-title = الموضوعات عبر الزمن
timeline-title-undated = { timeline-title } · بلا تاريخ: { articles }
timeline-empty = لا مقالات مؤرّخة

doctor-choose = اضغط رقم النص الذي يظهر سليمًا: من اليمين، حروفه متصلة.
doctor-next = [{ $key }] التالي
doctor-quit = [{ $key }] خروج

## المفاتيح: ما يفعله كل أمر

link-title = رابط
link-open = فتح خارج البرنامج
link-copy = نسخ الرابط
link-add = إضافته إلى المكتبة
copy-title = نسخ
highlights-title = المقاطع المظلَّلة والملاحظات
commands-title = أوامرك الخاصة
commands-stop = إيقاف «{ $name }»
commands-unusable = خطأ في الإعدادات
command-cut = الناتج أطول مما يظهر هنا
highlights-here = هذا المقال
highlights-everywhere = المكتبة كلها
highlights-newest-of = أحدث { $shown } من { $count }
highlights-none = لا مقاطع مظلَّلة بعد
highlight-gone = لم يعد في النص
copy-selection = المحدَّد
copy-selection-quoted = المحدَّد اقتباسًا مع مصدره
copy-selection-markdown = المحدَّد بصيغة Markdown
copy-article = المقال كله
copy-article-quoted = المقال كله اقتباسًا مع مصدره
copy-article-markdown = المقال كله بصيغة Markdown
copy-citation = التوثيق: العنوان والمصدر والتاريخ والرابط
copy-link = الرابط
copy-mentioning = الجمل التي تذكر «{ $name }» في هذا المقال
language-name = العربية
appearance-title = المظهر
appearance-measure = عرض السطر
appearance-margins = الهوامش
appearance-line-spacing = تباعد الأسطر
appearance-paragraph-spacing = تباعد الفقرات
appearance-justification = ضبط الأسطر
appearance-marks = الحركات
appearance-digits = الأرقام
appearance-months = الأشهر
appearance-hijri = التاريخ الهجري
appearance-theme = الألوان
theme-qari = قارئ
theme-sea = بحر
theme-sand = رمل
theme-garden = بستان
theme-dusk = غسق
theme-distinct = متمايزة
appearance-language = اللغة
appearance-reset = استعادة قيم ملف الإعدادات
appearance-by-room = تلقائي
appearance-not-justified = بلا ضبط
appearance-by-spaces = بالمسافات
appearance-by-kashida = بالكشيدة
appearance-shown = ظاهر
appearance-hidden = مخفي
appearance-marks-shown = ظاهرة
appearance-marks-hidden = مخفية
appearance-as-written = كما كُتبت
appearance-own-digits = ٠١٢٣
appearance-european-digits = 0123
months-of-egypt = مصر
months-of-the-levant = الشام
months-of-tunisia = تونس والجزائر
months-of-morocco = المغرب
months-of-both = الشام/مصر
appearance-fewer = { $actual } من { $wanted }
appearance-more = { $wanted } على الأقل
appearance-language-of-system = لغة النظام
outline-title = المحتويات
outline-no-headings = لا عناوين فرعية
help-title = المساعدة
palette-title = الأوامر
guide-nothing = لا نتائج
guide-here-list = هنا: قائمة المقالات
guide-here-reading = هنا: المقال
guide-here-sidebar = هنا: الكيانات
guide-here-filter = هنا: عوامل التصفية
guide-here-topics = هنا: شريط الموضوعات
guide-query = كيف تبحث
guide-two-words = كلمات
guide-two-words-meaning = كلها، بأي ترتيب وأي صيغة
guide-phrase = "عبارة"
guide-phrase-meaning = هذه العبارة بلفظها
guide-parentheses = ما يُجمع معًا
guide-signs = العلامات
guide-sign-unread = لم يُقرأ
guide-sign-starred = عليه نجمة
guide-sign-note = فيه مقطع مظلَّل أو عليه ملاحظة؛ وفي النص: هنا ملاحظة
guide-sign-open = المقال المفتوح
guide-sign-warning = تنبيه عن قراءة المقال
guide-kinds = أنواع الكيانات
guide-mouse = الفأرة
guide-click = نقرة
guide-click-row = تفتح مقالًا أو تختار كيانًا أو موضوعًا
guide-click-name = على اسم في النص: تختار الكيان
guide-drag = سحب
guide-drag-selects = يحدّد نصًّا من المقال؛ والنقر المزدوج يحدّد كلمة والثلاثي فقرة
guide-wheel = العجلة
guide-wheel-scrolls = تحرّك ما تحت المؤشر
guide-shift-selects = مع الضغط عليه: تحدّد الطرفية نفسها، بترتيب الشاشة
guide-adding = إضافة المقالات
guide-paste = لصق
guide-paste-adds = عند لصق رابط يعرض البرنامج إضافة مقاله
guide-add-in-shell = في سطر الأوامر: ملفات ومجلدات وروابط
guide-feed-in-shell = في سطر الأوامر: متابعة خلاصة
group-movement = التنقّل
group-entities = الكيانات
group-filters = الموضوعات والبحث
group-articles = المقال
group-selection = النص المحدَّد
group-program = البرنامج

action-down = إلى أسفل
action-up = إلى أعلى
action-pane-left = اللوح الأيسر
action-pane-right = اللوح الأيمن
action-next-pane = اللوح التالي
action-previous-pane = اللوح السابق
action-open = فتح المقال أو الكيان أو الموضوع
action-read-on = صفحة إلى الأمام، وبعد نهاية المقال ما يليه
action-page-forward = صفحة إلى الأمام
action-page-backward = صفحة إلى الوراء
action-half-page-forward = نصف صفحة إلى الأمام
action-half-page-backward = نصف صفحة إلى الوراء
action-start = إلى البداية
action-end = إلى النهاية
action-next-article = المقال التالي في القائمة
action-previous-article = المقال السابق في القائمة
action-next-unread = المقال التالي غير المقروء في القائمة
action-outline = المحتويات: العناوين وما تحت كل منها من كيانات
action-reading-mode = النص وحده، أو مع القائمة والكيانات
action-density = سطر أو سطران أو ثلاثة لكل مقال في القائمة
action-back = رجوع
action-forward = إلى الأمام
action-history = سجلّ التنقّل
action-entities = إظهار لوح الكيانات أو إخفاؤه
action-entity-scope = كيانات المقال أو القائمة أو المكتبة
action-who-is-listed = كيانات المقالات المعروضة في القائمة
action-entity-order = ترتيب الكيانات: بالذكر أو المقالات أو الحداثة أو الأبجدية
action-guesses = تخمينات النموذج: مع غيرها أو وحدها أو من دونها
action-confirm = تأكيد كيان خمّنه النموذج
action-compare = مقارنة الكيان بكيان آخر
action-next-mention = الذكر التالي للكيان المختار
action-previous-mention = الذكر السابق للكيان المختار
action-next-any-mention = الذكر التالي لأي كيان
action-previous-any-mention = الذكر السابق لأي كيان
action-select-here = اختيار الكيان عند موضع القراءة
action-articles-mentioning = المقالات التي تذكر الكيان
action-card = بطاقة الكيان: أسماؤه وما يُذكر معه وكل جملة تذكره
action-correct = تصويب الكيان: إخفاء، تسمية، تغيير نوع، ضمّ، فصل، إضافة
action-kind-marks = تمييز أنواع الكيانات بشكل الحروف أيضًا: عريض ومائل ومسطّر
action-only-mentioning = عرض المقالات التي تذكر الكيان فقط
action-topics = شريط الموضوعات
action-find = تصفية القائمة، أو بحث في المقال
action-search-library = بحث في المقالات كلها، من أي موضع
action-next-hit = نتيجة البحث التالية
action-previous-hit = نتيجة البحث السابقة
action-take-off-last = رفع آخر عامل من عوامل التصفية
action-filter-parts = اختيار عامل من عوامل التصفية لرفعه
action-clear-filters = إزالة كل عوامل التصفية
action-order = ترتيب النتائج: الأنسب أولًا أو الأحدث
action-matching = الموضوعات المختارة: كلها معًا أو أيّ منها
action-topics-over-time = الموضوعات عبر الزمن
action-keep-filter = حفظ عامل التصفية الحالي
action-keep-topic = حفظ عامل التصفية الحالي موضوعًا
action-feeds = الخلاصات
action-fetch-feeds = جلب الخلاصات التي حان موعدها؛ وفي قائمة الخلاصات كلها
action-forget = إزالة المقال، أو حذف ما حُفظ من عوامل التصفية
action-restore = التراجع عن آخر تغيير
action-redo = إعادة ما تُرُوجع عنه
action-star = وضع نجمة على المقال أو رفعها
action-mark-read = وسم المقال مقروءًا أو غير مقروء
action-mark-all-read = وسم كل ما في القائمة أو في الخلاصة مقروءًا
action-article-topics = موضوعات المقال
action-accept-topic = إضافة المقال إلى الموضوع المقترح
action-add-articles = إضافة مقال أو ملف أو مجلد بمساره أو رابطه
action-about-article = مصدر المقال وتنبيهات قراءته
action-select = تحديد نص لنسخه
action-copy = نسخ: المحدَّد أو المقال أو رابطه أو جمل الكيان
action-links = فتح رابط من الجزء الظاهر من المقال
action-own-commands = أوامرك الخاصة: قاموس، ترجمة، نطق…
action-highlights = المقاطع المظلَّلة والملاحظات
action-next-highlight = المقطع المظلَّل التالي في المقال
action-previous-highlight = المقطع المظلَّل السابق في المقال
action-sign-forward = الحرف التالي
action-sign-backward = الحرف السابق
action-word-forward = الكلمة التالية
action-word-backward = الكلمة السابقة
action-sentence-forward = الجملة التالية
action-sentence-backward = الجملة السابقة
action-paragraph-forward = الفقرة التالية
action-paragraph-backward = الفقرة السابقة
action-extend = بدء تمديد التحديد أو إيقافه
action-other-end = الانتقال إلى طرف التحديد الآخر
action-select-all = تحديد المقال كله
action-copy-text = نسخ المحدَّد
action-copy-quotation = نسخ المحدَّد اقتباسًا مع مصدره
action-copy-markdown = نسخ المحدَّد بصيغة Markdown
action-highlight = تظليل المحدَّد أو إزالة تظليله
action-write-note = كتابة ملاحظة على المحدَّد
action-appearance = المظهر: عرض السطر والتباعد والضبط والحركات والأرقام والتواريخ والألوان واللغة
action-help = المساعدة
action-palette = الأوامر بأسمائها
action-cancel = إغلاق أو إلغاء
action-close = العودة إلى اللوحة السابقة، والخروج من القائمة
action-suspend = تعليق البرنامج
action-quit = خروج

## سطر الأوامر: النتائج والأسئلة

progress-extracting = تُستخرج الكيانات
progress-adding = تُضاف المقالات
progress-fetching = تُجلب الخلاصات
progress-rereading = تُعاد قراءة الأصول
progress-of = { $done } من { $total }

added-new = جديد: { articles }
added-changed = متغيّر: { articles }
added-known = موجود من قبل: { articles }
added-restored = مُستعاد: { articles }
added-not-read = تعذّرت القراءة: { files }
added-not-fetched = تعذّرت القراءة من الويب: { addresses }
add-watching = تُراقَب المجلدات: { $folders }؛ ينهيها { $key }
fetched-failing = متعثّر: { feeds }

reread-unchanged = بلا تغيير: { articles }
reread-several-pages = على عدة صفحات فبقي كما هو: { articles }
reread-no-original = بلا أصل محفوظ: { articles }
reread-failed = تعذّرت إعادة قراءته: { articles }
reread-not-found = لم يُعثر على المقال في أصله؛ بقي كما هو

exported = صُدِّر: { articles }
man-written = كُتبت صفحات الدليل في { $path }
exported-original = الأصل من { $source }، ورد في { $time }، بصمته { $digest }

feed-added = أُضيفت الخلاصة: { $address }
feed-not-added = لم تُضَف؛ ولمتابعتها مع ذلك { $option }
feed-known = مضافة من قبل: { $address }
feed-removed = حُذفت الخلاصة: { $name }
feed-bad-address = { $address }: ليس عنوان ويب
feed-unknown = لا خلاصة باسم «{ $name }»
feed-ambiguous = يصدق «{ $name }» على أكثر من خلاصة: { $feeds }
feed-not-opml = { $name }: ليس قائمة خلاصات بصيغة OPML
feed-not-a-feed = لا خلاصة هنا ولا صفحة تدلّ على خلاصة؛ تحقّق من العنوان
feed-unreadable = تعذّرت قراءة الخلاصة
feed-state-new = لم تُجلب
feed-state-fetched = جُلبت
feed-state-failing = تعذّر جلبها
feed-state-gone = أُزيلت
feeds-new = جديد: { feeds }
feeds-known = موجود من قبل: { feeds }
feeds-cut = لا يُقرأ من القائمة إلا الخلاصات الأولى، وعددها { $count }
feeds-exported = صُدِّر: { feeds }
remove-question = للحذف: { articles }، ويستعاد ما يُحذف بالأمر { $command } حتى { $date }. للمتابعة أجب ({ $yes }/{ $no })
remove-yes = نعم
remove-no = لا
no-such-articles =
    { PLURAL($count) ->
        [zero] لا مقالات بهذه الأرقام: { $ids }
        [one] لا مقال بهذا الرقم: { $ids }
        [two] لا مقال بهذين الرقمين: { $ids }
        [few] لا مقال بهذه الأرقام: { $ids }
        [many] لا مقال بهذه الأرقام: { $ids }
       *[other] لا مقال بهذه الأرقام: { $ids }
    }
already-removed =
    { PLURAL($count) ->
        [zero] محذوفة من قبل: { $ids }
        [one] محذوف من قبل: { $ids }
        [two] محذوفان من قبل: { $ids }
        [few] محذوفة من قبل: { $ids }
        [many] محذوفة من قبل: { $ids }
       *[other] محذوفة من قبل: { $ids }
    }
not-removed =
    { PLURAL($count) ->
        [zero] لم تُحذف، وهي في المكتبة: { $ids }
        [one] لم يُحذف، وهو في المكتبة: { $ids }
        [two] لم يُحذفا، وهما في المكتبة: { $ids }
        [few] لم تُحذف، وهي في المكتبة: { $ids }
        [many] لم تُحذف، وهي في المكتبة: { $ids }
       *[other] لم تُحذف، وهي في المكتبة: { $ids }
    }
not-restorable =
    { PLURAL($count) ->
        [zero] لم تُستعَد، لأنها تالفة أو حذفها إصدار أحدث من qari: { $ids }
        [one] لم يُستعَد، لأنه تالف أو حذفه إصدار أحدث من qari: { $ids }
        [two] لم يُستعادا، لأنهما تالفان أو حذفهما إصدار أحدث من qari: { $ids }
        [few] لم تُستعَد، لأنها تالفة أو حذفها إصدار أحدث من qari: { $ids }
        [many] لم تُستعَد، لأنها تالفة أو حذفها إصدار أحدث من qari: { $ids }
       *[other] لم تُستعَد، لأنها تالفة أو حذفها إصدار أحدث من qari: { $ids }
    }
no-article-mentions = لا مقال يذكر «{ $name }»
no-article-mentions-near = لا مقال يذكر «{ $name }»؛ أسماء قريبة: { $near }
doctor-saved = حُفظ للطرفية { $terminal }: { $mode }، في { $path }
pointer-character = الحرف { $number }

config-head = كل الإعدادات ومعانيها. والسطر المبدوء بالعلامة { $sign } يبيّن القيمة الافتراضية، أو مثالًا حيث لا قيمة.
config-file = ملفّك: { $path }
config-chosen = المعمول به ما اختير في قائمة المظهر: { $value }، إلى أن يتغيّر هذا السطر (محفوظ في { $path })
config-choices = القيم: { $choices }
config-read-after = عدد الثواني التي إذا بقي المقال معروضًا خلالها عُدّ مقروءًا؛ وإن كان 0 لم يُعَدّ مقروءًا إلا ما فتحته أو تصفّحته
config-quit-from = من أين يُنهي مفتاح الإغلاق البرنامج: من القائمة وحدها، أو من أي موضع
config-plain = عرض مبسّط لبرامج قراءة الشاشة: نص بترتيب حروفه بلا ألوان ولا إشارات
config-list-rows = عدد الأسطر لكل مقال في القائمة، من 1 إلى 3؛ وإن لم يُضبط فبحسب اتساع الشاشة
config-measure = أقصى عرض للسطر في المقال، بالأعمدة، من 30 إلى 200. وما يُختار في قائمة المظهر مقدَّم عليه حتى تتغير قيمته هنا
config-margins = عدد الأعمدة الفارغة على كل من جانبي المقال، حتى 20؛ وإن كان 0 فبحسب اتساع الشاشة
config-line-spacing = تباعد الأسطر: عدد الأسطر الفارغة بين أسطر الفقرة، 0 أو 1
config-paragraph-spacing = تباعد الفقرات: عدد الأسطر الفارغة بين الفقرات، من 0 إلى 2
config-justification = ضبط أسطر المقال: لا تُضبط، أو بالمسافات، أو بالكشيدة ثم المسافات
config-marks = إظهار الحركات أو إخفاؤها
config-digits = أرقام النص: كما كُتبت، أو أرقام لغته، أو 0123
config-months = أسماء الأشهر: المصرية (يناير)، أو الشامية (كانون الثاني)، أو التونسية والجزائرية (جانفي)، أو المغربية (غشت)، أو الشامية والمصرية معًا
config-hijri = التاريخ الهجري بجانب تاريخ المقال، بتقويم أم القرى
config-colours = ألوان البرنامج؛ والأخيرة منها لمن يصعب عليه تمييز بعض الألوان
config-language = لغة البرنامج وأوامره، أو لغة النظام
config-keep-originals = حفظ أصل المقال كما ورد: لما جُلب من الويب، أو لكل المقالات، أو لا شيء
config-watch = مجلدات يراقبها البرنامج ما دام مفتوحًا، فيضيف كل جديد أو متغيّر فيها
config-fetch-at-start = جلب الخلاصات التي حان موعدها عند بدء البرنامج
config-fetch-every = عدد الدقائق بين جلب الخلاصة وجلبها من جديد ما دام البرنامج مفتوحًا؛ وإن لم يُضبط لم تُجلب تلقائيًّا
config-ca-file = ملف شهادات الجهات الموثوقة (PEM) بدل شهادات النظام
config-copy = أمر النسخ إلى الحافظة، ويُمرَّر النص إلى دخله القياسي؛ وقائمة فارغة لتعطيله
config-open-link = أمر فتح الروابط، والرابط آخر وسائطه؛ وقائمة فارغة لتعطيله
config-own-commands = أوامرك الخاصة، لكل منها جدول { $table }؛ ويوضع في وسائطها بين حاصرتين، أو في دخلها: { $parts }
config-terminals = ما يناسب كل طرفية كما يكشفه { $command }، جدول لكل طرفية
config-keys = مفاتيح كل إجراء، وتُكتب مثل { $examples }؛ وقائمة فارغة لإلغائها
config-theme = مظهر عناصر الشاشة، ولكل عنصر { $names }؛ وتُكتب الألوان مثل { $colours }
role-text = متن النص
role-faint = نص ثانوي
role-divider = الخطوط الفاصلة بين الألواح
role-pane-heading = عنوان اللوح
role-focused-heading = عنوان اللوح النشط
role-title = عنوان المقال
role-heading = عنوان فرعي في المقال
role-quote = اقتباس
role-code = نص برمجي
role-link = رابط
role-selected = السطر المحدد
role-selected-elsewhere = السطر المحدد في لوح آخر
role-unread = علامة المقال غير المقروء
role-starred = علامة المقال المميز بنجمة
role-active-topic = الموضوع الذي صُفّيت به القائمة
role-topic-cursor = الموضوع الذي عنده المؤشر
role-hit = نتيجة بحث
role-current-hit = نتيجة البحث الحالية
role-highlight = نص مظلَّل
role-noted = نص مظلَّل عليه ملاحظة
role-selection = النص المحدد
role-error = موضع الخطأ فيما يُكتب
role-status = السطر الأسفل
role-warning = تنبيه في السطر الأسفل
role-mention = ذكر كل نوع من الكيانات
role-selected-mention = ذكر الكيان المحدد
role-current-mention = الذكر الحالي

keep-role-topic = موضوع
keep-role-filter = عامل تصفية

stats-articles = مقالات
stats-unread = غير مقروءة
stats-starred = مميزة بنجمة
stats-not-annotated = لم تُستخرج كياناتها
stats-set-aside = تعذّر استخراج كياناتها
stats-revisions = نسخ سابقة
stats-bytes = الحجم (بايت)
stats-oldest = الأقدم
stats-newest = الأحدث
stats-language = لغة
stats-source = مصدر
stats-check = الفحص
stats-no-damage = لا تلف
stats-entities = كيانات

heading-topic = موضوع

who-name = الاسم
who-kind = النوع
who-also = ويسمى
who-articles = مقالات
who-mentions = مرات الذكر
who-first = أول ذكر
who-last = آخر ذكر
who-with = يُذكر معه

## سطر الأوامر: الأخطاء

error-stopped = توقّف؛ ما أُنجز محفوظ، والأمر نفسه يكمله
error-not-a-terminal = الخرج القياسي ليس طرفية؛ لطباعة المقالات استعمل { $command }
error-no-screen = هذه الطرفية بلا شاشة ({ $variable })؛ لطباعة المقالات استعمل { $command }
error-unknown-word = «{ $word }» ليس ملفًا ولا عنوان ويب ولا أمرًا
error-unknown-word-search = للبحث عنه: { $command }
error-unknown-word-file = ولملف بهذا الاسم: { $command }
error-unknown-topic = لا موضوع باسم «{ $name }»؛ الموضوعات: { $topics }
error-nothing-asked = لا كلمات للبحث؛ لسرد المقالات كلها استعمل { $command }
error-name-taken = «{ $name }» موضوع من موضوعات البرنامج
error-name-unusable = لا يصلح «{ $name }» اسمًا
error-name-circle = لا يُعرَّف الموضوع «{ $name }» بنفسه
error-not-confirmed = لم يُحذف شيء
error-cannot-ask = لم يُحذف شيء، إذ ليس الدخل القياسي طرفية يُطرح عليها السؤال؛ استعمل { $option }
error-nothing-to-watch = يحتاج { $option } إلى مجلد يراقبه
error-no-folder = سمِّ مجلدًا بالخيار { $option }
error-no-original = لا أصل محفوظ للمقال { $id }
error-raw-on-terminal = لا تُكتب بايتات الأصل على الطرفية؛ سمِّ ملفًا بالخيار { $option }
error-not-empty = المجلد { $path } ليس فارغًا؛ سمِّ مجلدًا جديدًا
error-terminal = الطرفية: { $reason }
error-input = الدخل القياسي: { $reason }
error-output = الخرج القياسي: { $reason }

usage-unknown-argument = وسيط غير متوقّع: «{ $argument }»
usage-unknown-command = أمر غير معروف: «{ $command }»
usage-invalid-value = القيمة «{ $value }» لا تصلح لـ { $argument }؛ القيم الممكنة: { $values }
usage-invalid-number = «{ $value }» ليس عددًا صالحًا لـ { $argument }
usage-missing-value = لا قيمة لـ { $argument }
usage-value-count = عدد القيم لا يصلح لـ { $argument }
usage-conflict = لا يجتمع { $argument } مع { $other }
usage-repeated = لا يتكرر { $argument }
usage-missing = ينقص: { $arguments }
usage-not-utf8 = أحد الوسائط ليس بترميز UTF-8 صالح
usage-wrong = وسائط غير صالحة
usage-similar = قريب منه: { $similar }
usage-more = للمزيد شغّل { $command }

## سطر الأوامر: المساعدة

help-usage = الاستعمال: { $usage }
help-commands = الأوامر
help-arguments = الوسائط
help-options = الخيارات
help-default = [الافتراضي: { $value }]
help-possible = [القيم: { $values }]
help-help = طباعة المساعدة
help-version = طباعة الإصدار
help-help-command = طباعة مساعدة أمر

help-qari = قارئ في الطرفية للمقالات العربية وغيرها مما يُكتب من اليمين إلى اليسار
help-open-query = فتح القارئ على نتائج هذا الاستعلام
help-paths = ملفات أو مجلدات أو عناوين ويب تُقرأ ولا تُضاف إلى المكتبة، أو { $stdin } للدخل القياسي [الافتراضي: مكتبتك]
help-lang = لغة الواجهة [الافتراضي: لغة النظام]
help-plain = عرض مبسّط لبرامج قراءة الشاشة: نص بترتيب حروفه، في لوح واحد، بلا خطوط ولا ألوان
help-theme = ألوان لخلفية داكنة أو فاتحة
help-library = ملف المكتبة، أو { $memory } لمكتبة مؤقتة [الافتراضي: في مجلد البيانات]
help-corrections = ملف التصويبات [الافتراضي: في مجلد البيانات]
help-terminal-mode = كيف يُرسل النص إلى هذه الطرفية [الافتراضي: يُستكشف]
help-forms = أشكال الحروف: أشكال العرض، أو الحروف الأصلية لطرفية تصل الحروف بنفسها
help-marks = إبقاء الحركات أو إسقاطها
help-format = صيغة الخرج: نص للقراءة، أو ما تقرؤه البرامج والجداول الحسابية
help-encoding = ترميز الملفات؛ يُستنتج إن لم يُذكر
help-width = العرض بالخانات
help-width-of-terminal = العرض بالخانات [الافتراضي: 80، أو عرض الطرفية إن كانت أضيق]
help-of-files-paths = ملفات أو مجلدات أو عناوين ويب، أو { $stdin } للدخل القياسي [الافتراضي: مكتبتك]
help-from = ملفات أو مجلدات أو عناوين ويب يُبحث فيها بدل المكتبة؛ يمكن تكراره
help-query = كلمات، "عبارات"، { $keys } …؛ للاستثناء «{ $minus }»، وللبدائل «{ $or }»، وللتجميع الأقواس
help-query-option = المقالات التي توافق هذا الاستعلام فقط

help-add = إضافة مقالات إلى المكتبة
help-add-paths = ملفات (نص أو Markdown أو أسطر JSON) أو مجلدات أو عناوين ويب، أو { $stdin } للدخل القياسي؛ ومن دونها تُستخرج الكيانات الناقصة
help-add-watch = ثم مراقبة المجلدات وإضافة ما يستجدّ أو يتغيّر فيها حتى الضغط على { $interrupt }
help-add-no-entities = إرجاء استخراج الكيانات والموضوعات إلى وقت القراءة
help-doctor = معرفة كيف تعرض هذه الطرفية النصوص المكتوبة من اليمين إلى اليسار، واختيار الوضع السليم
help-doctor-report = طباعة ما سُئلت عنه الطرفية وما أجابت به، للإبلاغ عن خلل
help-config = طباعة كل الإعدادات مع القيم الافتراضية
help-show = طباعة المقالات منسّقة
help-show-paths = ملفات أو مجلدات أو عناوين ويب، أو { $stdin } للدخل القياسي، وهو الافتراضي
help-layout = تنسيق أسطر نص من الدخل القياسي
help-layout-direction = اتجاه كل سطر؛ { $auto } يأخذه من أول حرف
help-layout-justify = كيف تُملأ الأسطر إلى آخر العرض
help-layout-forms = أشكال العرض، أو الحروف الأصلية لطرفية تصل الحروف بنفسها
help-layout-order = ترتيب العرض، أو ترتيب القراءة لطرفية ترتّب السطر بنفسها
help-layout-ansi = إبقاء ألوان الدخل (SGR) على حروفها
help-entities = طباعة ما تذكره المقالات من كيانات، أو كل جملة تذكر كيانًا
help-entities-entity = طباعة كل جملة تذكر هذا الكيان بدل القائمة
help-entities-width = طباعة كل جملة منها في سطر بهذا العرض، والاسم في وسطه
help-entities-explain = طباعة كل ذكر مع القائمة أو القاعدة أو النموذج الذي أنتجه
help-entities-total = عدّ كيانات المكتبة كلها، أو كيانات المقالات التي توافق الاستعلام، كل كيان مرة
help-who = طباعة ما يُعرف عن كيان
help-who-name = اسم من أسماء الكيان
help-topics = عدّ مقالات المكتبة بحسب الموضوع، أو طباعة موضوعات ملفات
help-topics-paths = ملفات أو مجلدات، أو { $stdin } للدخل القياسي؛ ومن دونها تُعدّ موضوعات المكتبة
help-topics-by-month = العدّ بحسب شهر النشر
help-list = سرد المقالات، الأحدث أولًا
help-list-limit = أكبر عدد من المقالات
help-list-topic = المقالات التي لها هذا الموضوع فقط؛ وإن تكرر فالموضوعات كلها
help-list-entity = المقالات التي تذكر هذا الكيان فقط؛ وإن تكرر فالكيانات كلها
help-list-text = المقالات التي فيها هذه الكلمات كلها فقط
help-search = بحث في المقالات، الأنسب أولًا، مع الجملة الموافقة
help-notes = سرد المقاطع المظلَّلة وما كُتب عليها من ملاحظات، الأحدث أولًا؛ ولاختيار بعضها حالة:بملاحظة أو ملاحظة:
help-stats = طباعة إحصاءات المكتبة
help-stats-check = فحص سلامة قاعدة البيانات
help-fetch = جلب الجديد من الخلاصات التي تُتابَع
help-fetch-feeds = خلاصات تُجلب الآن، بالاسم أو العنوان [الافتراضي: ما حان موعده]
help-fetch-all = جلب الخلاصات كلها وإن لم يحن موعدها
help-reread = إعادة قراءة المقالات من أصولها المحفوظة، وهي ما جُلب من الشبكة؛ ونصوصها القديمة تبقى في تاريخها
help-reread-query = أيّ المقالات [الافتراضي: كلها]
help-feed = الخلاصات التي تُتابَع: RSS وAtom وJSON Feed
help-feed-add = متابعة خلاصة
help-feed-addresses = عناوين الخلاصات
help-feed-add-no-fetch = متابعتها من دون التحقق من العنوان
help-feed-add-name = اسم تختاره للخلاصة
help-feed-add-tag = وسم للخلاصة؛ وقد يتكرر
help-feed-list = سرد الخلاصات: غير المقروء، المقالات، الحال، الوسوم، الاسم، العنوان
help-feed-list-words = أيّ الخلاصات، بالعنوان أو الاسم أو كلمة منه [الافتراضي: كلها]
help-feed-remove = إلغاء متابعة خلاصات؛ وتبقى مقالاتها
help-feed-feeds = الخلاصات، بالعنوان أو الاسم أو كلمة منه
help-feed-feed = الخلاصة، بالعنوان أو الاسم أو كلمة منه
help-feed-rename = تسمية خلاصة باسم آخر
help-feed-name = الاسم؛ ومن دونه يعود اسمها
help-feed-tag = وسم خلاصة بهذه الوسوم وحدها
help-feed-tags = الوسوم؛ ومن دونها تُنزع كلها
help-feed-set = إعدادات خلاصة
help-feed-keep-days = عدد الأيام التي تبقى فيها مقالاتها؛ 0: دائمًا. يبقى المميز بنجمة والمظلَّل والمصوَّب وما اخترت موضوعاته
help-feed-keep-count = عدد المقالات التي تبقى منها، الأحدث فالأقدم؛ 0: كلها
help-feed-pages = جلب نص المقال من صفحته، لخلاصة ليس فيها إلا موجزات
help-feed-import = متابعة خلاصات قائمة بصيغة OPML؛ والمجلدات وسوم
help-feed-import-path = الملف، و{ $stdin } للدخل القياسي
help-feed-export = كتابة قائمة الخلاصات بصيغة OPML
help-feed-export-to = ملف جديد [الافتراضي: الخرج القياسي]
help-keep = حفظ استعلام باسم، عامل تصفية أو موضوعًا
help-keep-name = الاسم؛ ومن دونه تُسرد الاستعلامات المحفوظة
help-keep-query = الاستعلام
help-keep-topic = حفظه موضوعًا للمقالات التي توافقه، لا عامل تصفية
help-keep-remove = حذف الاستعلام المحفوظ
help-export = كتابة المقالات بصيغة Markdown أو أسطر JSON، ويقرؤها { $command }
help-export-query = أيّ المقالات [الافتراضي: كلها]
help-export-format = ملفات Markdown في مجلد، أو أسطر JSON
help-export-original = كتابة أصل هذا المقال كما ورد، بدل المقالات
help-export-to = مجلد جديد أو فارغ لملفات Markdown، أو ملف جديد لأسطر JSON أو الأصل [الافتراضي: الخرج القياسي]
help-remove = حذف مقالات من المكتبة؛ وتمكن استعادتها ثلاثين يومًا
help-remove-ids = أرقام المقالات، ويعرضها الأمر { $list } بين معقوفين
help-remove-query = حذف كل المقالات التي توافق هذا الاستعلام
help-remove-yes = التنفيذ دون سؤال
help-restore = استعادة مقالات محذوفة؛ وبلا وسائط تُسرد
help-restore-ids = أرقام المقالات المحذوفة
help-restore-query = استعادة كل المقالات المحذوفة التي توافق هذا الاستعلام
help-restore-list = سردها فقط، مع يوم محوها

help-completions = طباعة ملف الإكمال التلقائي لصدفة الأوامر
help-completions-shell = الصدفة
help-man = طباعة صفحة الدليل، وهي بالإنجليزية
help-man-command = الأمر المطلوبة صفحته [الافتراضي: البرنامج نفسه]
help-man-to = المجلد الذي تُكتب فيه صفحات الأوامر كلها

# قيم الخيارات، في ملفات الإكمال
value-theme-auto = بحسب الطرفية أو متغيّرات البيئة
value-theme-dark = حروف فاتحة على خلفية داكنة
value-theme-light = حروف داكنة على خلفية فاتحة
value-format-text = نص للقراءة
value-format-json = مصفوفة JSON للبرامج
value-format-csv = جدول تفصل بين خاناته فواصل
value-format-tsv = جدول تفصل بين خاناته علامات الجدولة
value-yes = نعم
value-no = لا
value-justify-none = لا تُملأ
value-justify-space = بالمسافات
value-justify-kashida = بالكشيدة ثم المسافات
value-forms-presentation = أشكال العرض في يونيكود
value-forms-base = الحروف الأصلية
value-order-visual = ترتيب العرض
value-order-logical = ترتيب القراءة
value-direction-auto = بحسب أول حرف
value-direction-rtl = من اليمين إلى اليسار
value-direction-ltr = من اليسار إلى اليمين
value-export-markdown = ملف لكل مقال، وفي رأسه بياناته
value-export-jsonl = سطر لكل مقال، فيه كل ما تحفظه المكتبة عنه
