from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "artel.demo"

    def ready(self) -> None:
        from artel.accounts import demo
        from artel.demo.tour import demo_people

        demo.register(demo_people)
