from django.urls import path

from artel.documents.views import approvals, check, papers, register, signing

app_name = "documents"
K = "k/<slug:slug>/documents/"
P = "k/<slug:slug>/papers/"
A = "k/<slug:slug>/approvals/"

urlpatterns = [
    path(K, register.register, name="register"),
    path(f"{K}add/", register.add, name="add"),
    path(f"{K}export/", register.export, name="export"),
    path(f"{K}<int:pk>/", register.detail, name="detail"),
    path(f"{K}<int:pk>/file/", register.download, name="download"),
    path(f"{K}<int:pk>/correct/", register.correct, name="correct"),
    path(f"{K}<int:pk>/cancel/", register.cancel, name="cancel"),
    path(P, papers.register, name="papers"),
    path(f"{P}export/", papers.export, name="export_papers"),
    path(f"{P}signing/", signing.sitting, name="signing"),
    path(f"{P}<int:pk>/", papers.paper, name="paper"),
    path(f"{P}<int:pk>/file.pdf", papers.file, {"form": "pdf"}, name="paper_pdf"),
    path(f"{P}<int:pk>/file.docx", papers.file, {"form": "docx"}, name="paper_docx"),
    path(f"{P}<int:pk>/scan/", papers.scan, name="paper_scan"),
    path(f"{P}<int:pk>/hand/", papers.by_hand, name="by_hand"),
    path(f"{P}<int:pk>/revoke/", papers.revoke, name="revoke"),
    path("k/<slug:slug>/signature/", signing.agreement, name="signature"),
    path(A, approvals.approvals_list, name="approvals"),
    path(f"{A}<int:pk>/", approvals.sheet, name="sheet"),
    path(f"{A}<int:pk>/file.pdf", approvals.sheet_file, {"form": "pdf"}, name="sheet_pdf"),
    path(f"{A}<int:pk>/file.docx", approvals.sheet_file, {"form": "docx"}, name="sheet_docx"),
    path(f"{A}<int:pk>/close/", approvals.close, name="close_sheet"),
    path(f"{A}<int:pk>/lines/<int:line_pk>/", approvals.decide, name="decide"),
    path(f"{A}<int:pk>/lines/<int:line_pk>/answer/", approvals.answer, name="answer_remark"),
    path("v/", check.enter, name="check_enter"),
    path("v/<str:token>/", check.check, name="check"),
]
