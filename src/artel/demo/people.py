"""Who lives in the demo world. All invented; ТЭПК alone is named as in the plan, with invented people in it."""

from dataclasses import dataclass

from artel.members.domain.kinds import OrganisationKind

COLLEGE, EMPLOYER, SCHOOL, AUTHORITY = (
    OrganisationKind.COLLEGE, OrganisationKind.EMPLOYER, OrganisationKind.SCHOOL, OrganisationKind.AUTHORITY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoOrganisation:
    key: str
    kind: OrganisationKind
    short: str
    full: str
    week: int = 5
    is_member: bool = True


@dataclass(frozen=True, slots=True)
class DemoCitizen:
    """A person. `role`: a RoleKind or empty; `offices`: (unit key, office kind); `note`: what they will see, for the door."""

    key: str
    name: str
    gender: str
    organisation: str
    post: str
    role: str = ""
    offices: tuple[tuple[str, str], ...] = ()
    note: str = ""


ORGANISATIONS = (
    DemoOrganisation("tepk", COLLEGE, "ОГБПОУ «ТЭПК»", "Областное государственное бюджетное профессиональное образовательное учреждение «ТЭПК» (образец)", 6),
    DemoOrganisation("asino", COLLEGE, "Асиновский индустриальный техникум", "ОГБПОУ «Асиновский индустриальный техникум» (вымышлен)", 6),
    DemoOrganisation("kolpashevo", COLLEGE, "Колпашевский политехникум", "ОГБПОУ «Колпашевский политехникум» (вымышлен)", 6),
    DemoOrganisation("seversk", COLLEGE, "Северский технологический техникум", "ОГБПОУ «Северский технологический техникум» (вымышлен)", 6),
    DemoOrganisation("obskoy", COLLEGE, "Обской машиностроительный колледж", "ОГБПОУ «Обской машиностроительный колледж» (вымышлен)", 6),
    DemoOrganisation("pribor", COLLEGE, "Колледж приборостроения", "ОГБПОУ «Колледж приборостроения» (вымышлен)", 6),
    DemoOrganisation("sibpribor", EMPLOYER, "АО «Сибприбор»", "Акционерное общество «Сибприбор» (вымышлено)"),
    DemoOrganisation("stalkon", EMPLOYER, "АО «Стальконструкция»", "Акционерное общество «Стальконструкция» (вымышлено)"),
    DemoOrganisation("teploservis", EMPLOYER, "ООО «ТеплоСервис»", "Общество с ограниченной ответственностью «ТеплоСервис» (вымышлено)"),
    DemoOrganisation("elektromash", EMPLOYER, "АО «Обьэлектромаш»", "Акционерное общество «Обьэлектромаш» (вымышлено)"),
    DemoOrganisation("kabel", EMPLOYER, "ООО «Кабельный завод „Кедр“»", "Общество с ограниченной ответственностью «Кабельный завод „Кедр“» (вымышлено)"),
    DemoOrganisation("instrument", EMPLOYER, "ООО «Точный инструмент»", "Общество с ограниченной ответственностью «Точный инструмент» (вымышлено)"),
    DemoOrganisation("neftemash", EMPLOYER, "АО «Нефтемашремонт»", "Акционерное общество «Нефтемашремонт» (вымышлено)"),
    DemoOrganisation("robotika", EMPLOYER, "ООО «Робототехника-Север»", "Общество с ограниченной ответственностью «Робототехника-Север» (вымышлено)"),
    DemoOrganisation("school12", SCHOOL, "МАОУ СОШ № 112", "Муниципальное автономное общеобразовательное учреждение СОШ № 112 (вымышлено)"),
    DemoOrganisation("school7", SCHOOL, "МБОУ «Лицей „Росток“»", "Муниципальное бюджетное общеобразовательное учреждение «Лицей „Росток“» (вымышлено)"),
    DemoOrganisation("school3", SCHOOL, "МКОУ Подгорновская СОШ", "Муниципальное казённое общеобразовательное учреждение «Подгорновская СОШ» (вымышлено)"),
    DemoOrganisation("department", AUTHORITY, "Департамент образования", "Департамент профессионального образования области (образец)", 5, False),
)  # fmt: skip

CITIZENS = (
    DemoCitizen("kravtsova", "Кравцова Елена Викторовна", "f", "tepk", "методист", "coordinator", note="Весь план, приёмка, долги и кому напомнить"),
    DemoCitizen("sobolev", "Соболев Андрей Николаевич", "m", "tepk", "директор", "head", (("lead", "head"),), "Решает о переносах, принимает документы, видит весь журнал"),
    DemoCitizen("lapteva", "Лаптева Ольга Юрьевна", "f", "elektromash", "генеральный директор", "", (("coordination", "chair"),), "Утверждает план и составы групп, подписывает протоколы: два документа ждут подписи"),
    DemoCitizen("grineva", "Гринёва Марина Олеговна", "f", "sibpribor", "главный технолог", "", (("expert", "chair"),), "Экспертный совет: заседания, решения о группах, поручения"),
    DemoCitizen("pak", "Пак Ирина Сергеевна", "f", "tepk", "секретарь", "", (("expert", "secretary"),), "Секретарь Экспертного совета: повестки, протоколы, составы групп"),
    DemoCitizen("zorina", "Зорина Светлана Павловна", "f", "tepk", "специалист по документам", "", (("coordination", "secretary"),), "Секретарь Координационного совета: заседание сегодня в 14:00, пульт секретаря"),
    DemoCitizen("tihonov", "Тихонов Павел Игоревич", "m", "obskoy", "директор", "representative", (("coordination", "deputy"),), "Колледж: долги и задачи своей организации"),
    DemoCitizen("yusupova", "Юсупова Рената Рашидовна", "f", "asino", "заместитель директора", "representative", note="Колледж: просит о переносе срока"),
    DemoCitizen("kim", "Ким Людмила Геннадьевна", "f", "kolpashevo", "методист", "representative", note="Колледж с просроченной новостью"),
    DemoCitizen("nechay", "Нечай Роман Степанович", "m", "seversk", "директор", "representative"),
    DemoCitizen("belova", "Белова Татьяна Николаевна", "f", "pribor", "заместитель директора", "representative"),
    DemoCitizen("dorohov", "Дорохов Сергей Валерьевич", "m", "tepk", "руководитель центра карьеры", "representative", note="Ведущий колледж: ярмарка вакансий и новости"),
    DemoCitizen("bondarenko", "Бондаренко Тамара Юрьевна", "f", "sibpribor", "начальник отдела кадров", "representative", note="Предприятие: список экспертов и новости"),
    DemoCitizen("cherny", "Черных Олег Игоревич", "m", "stalkon", "директор по персоналу", "representative"),
    DemoCitizen("tkach", "Ткач Мария Олеговна", "f", "teploservis", "менеджер по персоналу", "representative"),
    DemoCitizen("pozdnyakov", "Поздняков Игорь Львович", "m", "elektromash", "главный инженер", "representative", (("expert", "member"),)),
    DemoCitizen("melnik", "Мельник Анна Петровна", "f", "kabel", "начальник учебного центра", "representative", (("expert", "member"),)),
    DemoCitizen("gorskiy", "Горский Вадим Эдуардович", "m", "instrument", "технический директор", "representative", (("expert", "member"),)),
    DemoCitizen("samoylova", "Самойлова Вера Ильинична", "f", "neftemash", "начальник отдела обучения", "representative"),
    DemoCitizen("ohotnikov", "Охотников Денис Маратович", "m", "robotika", "руководитель разработки", "representative", (("expert", "member"),)),
    DemoCitizen("lebedyanskaya", "Лебедянская Инна Викторовна", "f", "school12", "заместитель директора по воспитательной работе", "representative", note="Школа: отчёты о неделях с работодателями"),
    DemoCitizen("fomina", "Фомина Лариса Андреевна", "f", "school7", "педагог-навигатор", "representative"),
    DemoCitizen("rudakov", "Рудаков Пётр Ефимович", "m", "school3", "руководитель центра «Точка роста»", "representative"),
    DemoCitizen("voronina", "Воронина Надежда Львовна", "f", "department", "главный специалист", "observer", note="Наблюдатель: видит всё, ничего не меняет"),
    DemoCitizen("orlov", "Орлов Максим Юрьевич", "m", "obskoy", "заместитель директора по учебной работе", "", (("expert", "member"),)),
    DemoCitizen("sizova", "Сизова Полина Аркадьевна", "f", "seversk", "заведующая отделением", "", (("expert", "member"),)),
    DemoCitizen("volkov", "Волков Егор Антонович", "m", "asino", "старший мастер", "", (("expert", "member"),)),
    DemoCitizen("prohorov", "Прохоров Илья Денисович", "m", "kolpashevo", "директор", "", (("coordination", "member"),), "Член совета: извещение, голосование с телефона"),
    DemoCitizen("ermakova", "Ермакова Алла Романовна", "f", "pribor", "директор", "", (("coordination", "member"),)),
    DemoCitizen("golubev", "Голубев Станислав Олегович", "m", "stalkon", "генеральный директор", "", (("coordination", "member"),)),
    DemoCitizen("zhuravleva", "Журавлёва Дарья Сергеевна", "f", "kabel", "генеральный директор", "", (("coordination", "member"),)),
    DemoCitizen("panov", "Панов Кирилл Валентинович", "m", "neftemash", "генеральный директор", "", (("coordination", "member"),)),
    DemoCitizen("antipova", "Антипова Юлия Борисовна", "f", "department", "заместитель начальника", "", (("coordination", "member"),)),
    DemoCitizen("shestakov", "Шестаков Лев Миронович", "m", "seversk", "директор", "", (("coordination", "member"),)),
    DemoCitizen("kuznecov", "Кузнецов Артём Юрьевич", "m", "tepk", "старший мастер"),
    DemoCitizen("minaeva", "Минаева Оксана Глебовна", "f", "tepk", "специалист пресс-службы"),
    DemoCitizen("lapin", "Лапин Глеб Романович", "m", "robotika", "инженер-наставник"),
    DemoCitizen("demina", "Дёмина Ксения Павловна", "f", "teploservis", "наставник"),
    DemoCitizen("suhov", "Сухов Виктор Андреевич", "m", "instrument", "начальник цеха"),
    DemoCitizen("malysheva", "Малышева Зоя Ивановна", "f", "obskoy", "методист"),
)  # fmt: skip

# The second cluster is smaller and lives on today's date.
NOW_ORGANISATIONS = tuple(
    o for o in ORGANISATIONS if o.key in ("tepk", "obskoy", "pribor", "sibpribor", "instrument", "school7")
)
NOW_CITIZENS = (
    DemoCitizen("ladygina", "Ладыгина Нина Олеговна", "f", "tepk", "методист", "coordinator", note="План этого года на сегодняшнюю дату"),
    DemoCitizen("metelev", "Метелев Борис Юрьевич", "m", "tepk", "директор", "head", (("lead", "head"), ("coordination", "deputy")), "Решает о переносах, принимает документы"),
    DemoCitizen("samarina", "Самарина Ева Леонидовна", "f", "instrument", "генеральный директор", "", (("coordination", "chair"),), "Утверждает план, принимает документы"),
    DemoCitizen("gusev", "Гусев Аркадий Наумович", "m", "sibpribor", "главный инженер", "", (("expert", "chair"),), "Экспертный совет: заседания, протоколы, составы групп"),
    DemoCitizen("vlasova", "Власова Кира Петровна", "f", "tepk", "секретарь учебной части", "", (("expert", "secretary"), ("coordination", "secretary")), "Секретарь советов: график заседаний, повестки, протоколы"),
    DemoCitizen("nosova", "Носова Алина Тимуровна", "f", "obskoy", "методист", "representative", (("expert", "member"),), note="Колледж: свои долги и новости"),
    DemoCitizen("vetrov", "Ветров Семён Ильич", "m", "sibpribor", "начальник отдела кадров", "representative", (("expert", "member"),), note="Предприятие: свои долги и новости"),
    DemoCitizen("hlebnikova", "Хлебникова Рита Саввишна", "f", "school7", "педагог-навигатор", "representative", note="Школа: отчёты о мероприятиях"),
    DemoCitizen("platonov", "Платонов Фёдор Кузьмич", "m", "pribor", "заместитель директора", "representative", (("expert", "deputy"),)),
)  # fmt: skip
