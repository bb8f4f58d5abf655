"""Settings of an installation. Everything that differs between machines comes from the environment (docs/operate/settings.md)."""

import os
from pathlib import Path

from artel.config import environment

PACKAGE_DIR = Path(__file__).resolve().parent.parent
HOME_DIR = Path(os.environ.get("ARTEL_HOME", Path.cwd() / "var")).resolve()

MODE = environment.mode()  # "production" | "demo" | "test"
DEBUG = environment.flag("ARTEL_DEBUG", default=False)
SECRET_KEY = environment.secret("ARTEL_SECRET_KEY", HOME_DIR, mode=MODE)
AUDIT_KEY = environment.secret("ARTEL_AUDIT_KEY", HOME_DIR, mode=MODE)
ALLOWED_HOSTS = environment.words(
    "ARTEL_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if MODE != "production" else []
)
BASE_URL = os.environ.get("ARTEL_BASE_URL") or f"http://127.0.0.1:{os.environ.get('ARTEL_PORT', '8000')}"
CSRF_TRUSTED_ORIGINS = [BASE_URL]

DATABASES = {"default": environment.database(HOME_DIR)}
BACKUP_DIR, BACKUP_AT = environment.backups()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "tablericons",
    "rules",
    "artel.accounts",  # before allauth: its templates stand in for allauth's
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "artel.ui",
    "artel.audit",
    "artel.jobs",
    "artel.files",
    "artel.members",
    "artel.notices",
    "artel.search",
    "artel.catalogue",
    "artel.documents",
    "artel.plans",
    "artel.bodies",
    "artel.meetings",
    "artel.fair",
    "artel.calendars",
    "artel.reports",
    "artel.desk",
    "artel.upkeep",
    "artel.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "artel.accounts.middleware.TwoFactorMiddleware",
    "artel.ui.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "artel.config.urls"
WSGI_APPLICATION = "artel.config.wsgi.application"

_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "artel.ui.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "artel.ui.templatetags.ui",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    _LOADERS if DEBUG else [("django.template.loaders.cached.Loader", _LOADERS)],
                )
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "artel.ui.forms.ArtelRenderer"

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Moscow"
LOCALE_PATHS = [PACKAGE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "artel.config.vendor.VendorFinder",
]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME_DIR / "files", "file_permissions_mode": 0o600},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "artel.config.vendor.CompressedHashedStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_MAX_BYTES = 20 * 1024 * 1024

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "artel_cache"},
    # Open pages as they were drawn, in the memory of each process: reading one writes nothing.
    "open_pages": {
        "BACKEND": "django.core.cache.backends.dummy.DummyCache"
        if MODE == "test"
        else "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "open_pages",
        "TIMEOUT": 24 * 3600,
        "OPTIONS": {} if MODE == "test" else {"MAX_ENTRIES": 100},
    },
}

# --- who comes in ---------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
    if MODE == "test"
    else "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "artel.accounts.passwords.SimilarityValidator", "OPTIONS": {"user_attributes": ["email", "name"]}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "artel.accounts.passwords.ObviousPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24

ACCOUNT_ADAPTER = "artel.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = (
    False  # the asking session goes on; the others end by themselves (User.get_session_auth_hash)
)
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 -- a dotted path
ACCOUNT_RATE_LIMITS = {"reset_password": "20/m/ip,5/h/key", "change_password": "5/5m/user"}
ACCOUNT_FORMS = {
    "login": "artel.accounts.forms.LoginForm",
    "reauthenticate": "artel.accounts.forms.ReauthenticateForm",
    "change_password": "artel.accounts.forms.ChangePasswordForm",
    "set_password": "artel.accounts.forms.SetPasswordForm",
    "reset_password": "artel.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "artel.accounts.forms.ResetPasswordKeyForm",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Артель"
MFA_TOTP_TOLERANCE = 1  # half a minute of a telephone's clock either way
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address is proven by the invitation
MFA_ADAPTER = "artel.accounts.adapter.MfaAdapter"
MFA_FORMS = {
    "authenticate": "artel.accounts.forms.AuthenticateForm",
    "reauthenticate": "artel.accounts.forms.MfaReauthenticateForm",
    "activate_totp": "artel.accounts.forms.ActivateTotpForm",
    "deactivate_totp": "artel.accounts.forms.DeactivateTotpForm",
    "generate_recovery_codes": "artel.accounts.forms.GenerateCodesForm",
}
MFA_REQUIRED = environment.flag("ARTEL_MFA_REQUIRED", default=MODE == "production")  # of privileged roles
# How many proxies of our own stand in front; only so many addresses of X-Forwarded-For are believed, from the right.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if MODE == "production" and environment.flag("ARTEL_BEHIND_PROXY", default=True) else 0

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "artel.accounts.throttle.login_name"
AXES_CLIENT_IP_CALLABLE = "artel.accounts.throttle.client_ip"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "email"]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # so that the hour we promise on the page is kept
AXES_DISABLE_ACCESS_LOG = True  # the journal has it
AXES_VERBOSE = False
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_CALLABLE = "artel.accounts.views.locked_out"
SILENCED_SYSTEM_CHECKS = []

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "artel.ui.views.csrf_failed"

# --- headers -------------------------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
if MODE == "production":
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = environment.flag("ARTEL_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_PROXY_SSL_HEADER = (
        ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("ARTEL_BEHIND_PROXY", default=True) else None
    )

# --- mail ----------------------------------------------------------------------------------------------------------
EMAIL_BACKEND, EMAIL_FILE_PATH = environment.mail(HOME_DIR)
EMAIL_HOST = os.environ.get("ARTEL_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("ARTEL_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("ARTEL_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ARTEL_SMTP_PASSWORD", "")
EMAIL_USE_SSL = environment.flag("ARTEL_SMTP_SSL", default=EMAIL_PORT == 465)
EMAIL_USE_TLS = environment.flag("ARTEL_SMTP_TLS", default=not EMAIL_USE_SSL)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("ARTEL_MAIL_FROM", "artel@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "artel.config.logs.Line", "fmt": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ARTEL_LOG_LEVEL", "WARNING")},
    "loggers": {"artel": {"level": os.environ.get("ARTEL_LOG_LEVEL", "INFO"), "propagate": True}},
}

if MODE == "production":
    environment.refuse_insecure(globals())
