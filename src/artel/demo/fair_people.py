"""Who takes part in the demo's fair: organisations, their people, and names for two hundred and forty graduates. All invented."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from artel.demo.people import AUTHORITY, COLLEGE, EMPLOYER, DemoCitizen, DemoOrganisation

LTD = "Общество с ограниченной ответственностью"
JSC = "Акционерное общество"
SCHOOL_OF = "Областное государственное бюджетное профессиональное образовательное учреждение"

ORGANISATIONS = (
    DemoOrganisation("tepk", COLLEGE, "Заречный колледж электроники", f"{SCHOOL_OF} «Заречный колледж электроники»", 6),
    DemoOrganisation("priobsk", COLLEGE, "Приобский политехникум", f"{SCHOOL_OF} «Приобский политехникум»", 6),
    DemoOrganisation("beregovoy", COLLEGE, "Береговой техникум", f"{SCHOOL_OF} «Береговой индустриальный техникум»", 6),
    DemoOrganisation("kedrovy", COLLEGE, "Кедровский колледж", f"{SCHOOL_OF} «Кедровский машиностроительный колледж»", 6),
    DemoOrganisation("obes", EMPLOYER, "ООО «Обские электронные системы»", f"{LTD} «Обские электронные системы»"),
    DemoOrganisation("signal", EMPLOYER, "АО «Завод „Сигнал-Обь“»", f"{JSC} «Завод „Сигнал-Обь“»"),
    DemoOrganisation("vektor", EMPLOYER, "АО «Вектор-Прибор»", f"{JSC} «Вектор-Прибор»"),
    DemoOrganisation("tomgidro", EMPLOYER, "ООО «Гидроагрегат»", f"{LTD} «Гидроагрегат»"),
    DemoOrganisation("stanki", EMPLOYER, "АО «Станкосервис»", f"{JSC} «Станкосервис»"),
    DemoOrganisation("svarka", EMPLOYER, "ООО «Сварные конструкции»", f"{LTD} «Сварные конструкции»"),
    DemoOrganisation("energo", EMPLOYER, "АО «Энергоремонт»", f"{JSC} «Энергоремонт»"),
    DemoOrganisation("lift", EMPLOYER, "ООО «Лифтмонтаж»", f"{LTD} «Лифтмонтаж»"),
    DemoOrganisation("softline", EMPLOYER, "ООО «Цифровой цех»", f"{LTD} «Цифровой цех»"),
    DemoOrganisation("kip", EMPLOYER, "ООО «КИП-Автоматика»", f"{LTD} «КИП-Автоматика»"),
    DemoOrganisation("cable", EMPLOYER, "АО «Кабельная фабрика»", f"{JSC} «Кабельная фабрика»"),
    DemoOrganisation("robot", EMPLOYER, "ООО «Робототехнические линии»", f"{LTD} «Робототехнические линии»"),
    DemoOrganisation("oversight", AUTHORITY, "Департамент образования", "Департамент образования области (образец)", 5, False),
)  # fmt: skip
COLLEGES = tuple(each.key for each in ORGANISATIONS if each.kind == COLLEGE)
EMPLOYERS = tuple(each.key for each in ORGANISATIONS if each.kind == EMPLOYER)


def _employer(key: str, name: str, gender: str, organisation: str, post: str, note: str = "") -> DemoCitizen:
    """The head of an enterprise, who also speaks for it: signs invitations."""
    return DemoCitizen(key, name, gender, organisation, post, "representative", ((organisation, "head"),), note)


CITIZENS = (
    DemoCitizen("belova", "Белова Ирина Анатольевна", "f", "tepk", "заместитель директора", "coordinator", (("commission", "secretary"),), "Ведёт ярмарку: этапы, вакансии, распределение, приглашения"),
    DemoCitizen("zimin", "Зимин Павел Олегович", "m", "tepk", "директор", "head", (("lead", "head"), ("commission", "chair")), "Председатель комиссии: протокол распределения, сводка о трудоустройстве"),
    DemoCitizen("ryabova", "Рябова Татьяна Львовна", "f", "signal", "председатель совета директоров", "", (("coordination", "chair"),), "Утверждает план кластера"),
    DemoCitizen("shubina", "Шубина Алла Юрьевна", "f", "tepk", "куратор трудоустройства", "representative", note="Колледж: выпускники, личные ссылки, трудоустройство"),
    DemoCitizen("gordeev", "Гордеев Илья Максимович", "m", "priobsk", "заместитель директора", "representative", (("commission", "member"),), "Колледж: свои выпускники"),
    DemoCitizen("tarasova", "Тарасова Юлия Петровна", "f", "beregovoy", "методист", "representative"),
    DemoCitizen("usov", "Усов Роман Андреевич", "m", "kedrovy", "старший мастер", "representative"),
    _employer("kim", "Ким Анна Валерьевна", "f", "obes", "генеральный директор", "Предприятие: вакансии, собеседования, подпись приглашений"),
    _employer("dolgih", "Долгих Сергей Петрович", "m", "signal", "генеральный директор"),
    _employer("loginova", "Логинова Вера Степановна", "f", "vektor", "генеральный директор"),
    _employer("martynenko", "Мартыненко Олег Игоревич", "m", "tomgidro", "директор"),
    _employer("fedoseev", "Федосеев Антон Юрьевич", "m", "stanki", "генеральный директор"),
    _employer("yudina", "Юдина Марина Олеговна", "f", "svarka", "директор"),
    _employer("chistyakov", "Чистяков Глеб Николаевич", "m", "energo", "генеральный директор"),
    _employer("ageev", "Агеев Денис Сергеевич", "m", "lift", "директор"),
    _employer("lazareva", "Лазарева Инна Борисовна", "f", "softline", "директор"),
    _employer("pestov", "Пестов Кирилл Аркадьевич", "m", "kip", "директор"),
    _employer("vasina", "Васина Елена Романовна", "f", "cable", "генеральный директор"),
    _employer("nikonov", "Никонов Лев Ильич", "m", "robot", "директор"),
    DemoCitizen("hramova", "Храмова Нина Сергеевна", "f", "signal", "начальник отдела кадров", "", (("commission", "member"),)),
    DemoCitizen("savin", "Савин Виктор Павлович", "m", "energo", "главный инженер", "", (("commission", "member"),)),
    DemoCitizen("osipova", "Осипова Лидия Марковна", "f", "oversight", "консультант", "observer", note="Наблюдатель: видит итоги без имён"),
)  # fmt: skip
HEADS = {
    citizen.organisation: citizen.key for citizen in CITIZENS if citizen.organisation in EMPLOYERS and citizen.role
}
CURATORS = {"tepk": "shubina", "priobsk": "gordeev", "beregovoy": "tarasova", "kedrovy": "usov"}

# Codes of a college's groups with their year's letters; thirty graduates a group.
GROUPS = {
    "tepk": (("11.02.17", "РЭ-41"), ("09.02.07", "ИС-41")),
    "priobsk": (("15.02.16", "ТМ-41"), ("13.02.13", "ЭО-41")),
    "beregovoy": (("15.01.05", "СВ-31"), ("15.02.17", "МО-41")),
    "kedrovy": (("15.01.38", "ОН-31"), ("15.01.37", "КИ-31")),
}

Groups = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class DemoPost:
    """A vacancy as an employer thinks of it; `fits` are codes of СПО."""

    title: str
    is_worker: bool
    fits: tuple[str, ...]
    grade: str
    department: str
    salary: int


POSTS = {
    "Регулировщик радиоэлектронной аппаратуры и приборов": DemoPost("Регулировщик радиоэлектронной аппаратуры и приборов", True, ("11.02.17",), "3-й разряд", "участок регулировки и испытаний", 58000),
    "Монтажник радиоэлектронной аппаратуры": DemoPost("Монтажник радиоэлектронной аппаратуры", True, ("11.02.17",), "3-й разряд", "участок поверхностного монтажа", 55000),
    "Техник по автоматизации": DemoPost("Техник по автоматизации", False, ("11.02.17", "15.01.37"), "", "служба автоматизации", 60000),
    "Техник-программист": DemoPost("Техник-программист", False, ("09.02.07",), "", "отдел производственных систем", 65000),
    "Тестировщик программного обеспечения": DemoPost("Тестировщик программного обеспечения", False, ("09.02.07",), "", "отдел разработки", 60000),
    "Техник-технолог": DemoPost("Техник-технолог", False, ("15.02.16",), "", "технологическое бюро", 57000),
    "Оператор станков с программным управлением": DemoPost("Оператор станков с программным управлением", True, ("15.02.16", "15.01.38"), "3-й разряд", "механический цех", 68000),
    "Наладчик станков с программным управлением": DemoPost("Наладчик станков с программным управлением", True, ("15.01.38", "15.02.16"), "4-й разряд", "механический цех", 74000),
    "Электромонтёр по ремонту электрооборудования": DemoPost("Электромонтёр по ремонту и обслуживанию электрооборудования", True, ("13.02.13",), "3-й разряд", "электроцех", 62000),
    "Электромеханик по лифтам": DemoPost("Электромеханик по лифтам", True, ("13.02.13",), "", "участок обслуживания лифтов", 64000),
    "Электрогазосварщик": DemoPost("Электрогазосварщик", True, ("15.01.05",), "3-й разряд", "сварочный участок", 72000),
    "Слесарь-ремонтник": DemoPost("Слесарь-ремонтник", True, ("15.02.17",), "3-й разряд", "ремонтная служба", 60000),
    "Механик участка": DemoPost("Механик участка", False, ("15.02.17",), "", "ремонтная служба", 63000),
    "Слесарь по контрольно-измерительным приборам": DemoPost("Слесарь по контрольно-измерительным приборам и автоматике", True, ("15.01.37",), "3-й разряд", "служба КИПиА", 61000),
}  # fmt: skip
_P = list(POSTS)
# Five vacancies of each employer: numbers into the list of posts, and how many places in each.
OFFERS = {
    "obes": ((0, 6), (1, 5), (2, 3), (3, 3), (4, 2)),
    "signal": ((0, 5), (1, 6), (5, 3), (6, 4), (8, 3)),
    "vektor": ((0, 4), (2, 2), (5, 3), (6, 3), (13, 4)),
    "tomgidro": ((6, 4), (7, 3), (10, 5), (11, 4), (8, 2)),
    "stanki": ((6, 6), (7, 6), (5, 4), (11, 4), (12, 3)),
    "svarka": ((10, 8), (10, 5), (11, 3), (12, 2), (6, 2)),
    "energo": ((8, 6), (9, 2), (13, 4), (11, 3), (10, 3)),
    "lift": ((9, 6), (8, 4), (8, 3), (12, 2), (13, 2)),
    "softline": ((3, 6), (4, 5), (3, 3), (4, 2), (2, 1)),
    "kip": ((13, 6), (2, 3), (13, 3), (8, 2), (3, 2)),
    "cable": ((11, 5), (8, 3), (12, 2), (10, 3), (6, 2)),
    "robot": ((7, 4), (2, 3), (3, 2), (11, 2), (0, 2)),
}


def posts_of(employer: str) -> Iterator[tuple[DemoPost, int]]:
    """Vacancies of an employer with the number of places."""
    for number, places in OFFERS[employer]:
        yield POSTS[_P[number]], places


_SURNAMES = (
    "Абрамов", "Акимов", "Баранов", "Беляев", "Блинов", "Большаков", "Быков", "Власов", "Воробьёв", "Гаврилов",
    "Герасимов", "Горбунов", "Громов", "Давыдов", "Данилов", "Дроздов", "Ершов", "Жданов", "Зайцев", "Захаров",
    "Иванов", "Игнатов", "Исаев", "Калинин", "Капустин", "Киселёв", "Климов", "Козлов", "Комаров", "Королёв",
    "Крылов", "Кудрявцев", "Куликов", "Лебедев", "Макаров", "Медведев", "Мельников", "Миронов", "Морозов", "Назаров",
    "Нестеров", "Носков", "Овчинников", "Панфилов", "Пахомов", "Петухов", "Поляков", "Рогов", "Родин", "Рябинин",
    "Савельев", "Семёнов", "Сидоров", "Соколов", "Тимофеев", "Титов", "Трофимов", "Уваров", "Филатов", "Шилов",
)  # fmt: skip
_ALIKE = ("Черных", "Седых", "Бондаренко", "Ткач", "Мельник", "Ким")  # one form for both, each declined its own way
_HIS = ("Артём", "Максим", "Иван", "Данил", "Кирилл", "Егор", "Никита", "Матвей", "Роман", "Тимур", "Степан", "Глеб")
_HER = ("Анна", "Мария", "Дарья", "Полина", "Алина", "Виктория", "Ксения", "Екатерина", "Софья", "Вероника")
_FATHERS = (
    ("Андреевич", "Андреевна"), ("Сергеевич", "Сергеевна"), ("Игоревич", "Игоревна"), ("Олегович", "Олеговна"),
    ("Павлович", "Павловна"), ("Дмитриевич", "Дмитриевна"), ("Юрьевич", "Юрьевна"), ("Викторович", "Викторовна"),
)  # fmt: skip
MENTORS = (
    "Поздняков Игорь Львович, мастер участка", "Рябов Семён Игнатьевич, бригадир", "Усольцева Вера Павловна, ведущий технолог",
    "Крутов Антон Маркович, наладчик 6-го разряда", "Латышева Ольга Денисовна, инженер",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoGraduate:
    last_name: str
    first_name: str
    patronymic: str
    gender: str
    born_on: date
    code: str
    group: str
    college: str


def graduates(rng: Random, *, of_group: int = 30, groups: Groups = GROUPS, year: int = 2025) -> list[DemoGraduate]:
    """So many graduates of each group, every full name once; most of age by the summer, the youngest workers not."""
    taken: set[tuple[str, str, str]] = set()
    made = []
    for college, its in groups.items():
        for code, group in its:
            for place in range(of_group):
                gender = "f" if rng.random() < (0.45 if code[3:5] == "02" else 0.12) else "m"
                while (names := _name(rng, gender)) in taken:
                    pass
                taken.add(names)
                youngest = code[3:5] == "01" and place >= of_group - 2
                born = date(year - 18, 8, 3) if youngest else date(year - 20, 9, 1)
                made.append(
                    DemoGraduate(
                        *names, gender, born + timedelta(rng.randrange(60 if youngest else 365)), code, group, college
                    )
                )
    return made


def _name(rng: Random, gender: str) -> tuple[str, str, str]:
    his, hers = rng.choice(_FATHERS)
    surname = rng.choice(_ALIKE) if rng.random() < 0.08 else rng.choice(_SURNAMES)
    if gender == "m":
        return surname, rng.choice(_HIS), his
    return surname if surname in _ALIKE else f"{surname}а", rng.choice(_HER), hers
