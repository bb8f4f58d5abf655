SET statement_timeout = 0;
SET lock_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.documents_refuse_file_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (1 = 1) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN OLD; END $$;
CREATE FUNCTION public.documents_refuse_file_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (1 = 1) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$;
CREATE FUNCTION public.documents_refuse_paper_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (OLD.state IN ('registered', 'revoked')) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN OLD; END $$;
CREATE FUNCTION public.documents_refuse_paper_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF ((OLD.state IN ('registered', 'revoked') AND (OLD.public_id IS DISTINCT FROM NEW.public_id OR OLD.cluster_id IS DISTINCT FROM NEW.cluster_id OR OLD.kind IS DISTINCT FROM NEW.kind OR OLD.unit_id IS DISTINCT FROM NEW.unit_id OR OLD.title IS DISTINCT FROM NEW.title OR OLD.dated_on IS DISTINCT FROM NEW.dated_on OR OLD.place IS DISTINCT FROM NEW.place OR OLD.gost_edition IS DISTINCT FROM NEW.gost_edition OR OLD.edition IS DISTINCT FROM NEW.edition OR OLD.supersedes_id IS DISTINCT FROM NEW.supersedes_id OR OLD.subject_kind IS DISTINCT FROM NEW.subject_kind OR OLD.subject_id IS DISTINCT FROM NEW.subject_id OR OLD.content IS DISTINCT FROM NEW.content OR OLD.digest IS DISTINCT FROM NEW.digest OR OLD.round IS DISTINCT FROM NEW.round OR OLD.register IS DISTINCT FROM NEW.register OR OLD.year IS DISTINCT FROM NEW.year OR OLD.number_value IS DISTINCT FROM NEW.number_value OR OLD.number IS DISTINCT FROM NEW.number OR OLD.is_by_hand IS DISTINCT FROM NEW.is_by_hand OR OLD.scan_id IS DISTINCT FROM NEW.scan_id OR OLD.created_by_id IS DISTINCT FROM NEW.created_by_id OR OLD.created_at IS DISTINCT FROM NEW.created_at OR OLD.registered_at IS DISTINCT FROM NEW.registered_at OR OLD.in_force_on IS DISTINCT FROM NEW.in_force_on OR (OLD.state = 'registered' AND NEW.state NOT IN ('registered', 'revoked')) OR (OLD.state = 'revoked' AND (NEW.state <> 'revoked' OR OLD.revoked_at IS DISTINCT FROM NEW.revoked_at OR OLD.revoked_reason IS DISTINCT FROM NEW.revoked_reason OR OLD.revoked_by_id IS DISTINCT FROM NEW.revoked_by_id))))) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$;
CREATE FUNCTION public.documents_refuse_signature_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (1 = 1) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN OLD; END $$;
CREATE FUNCTION public.documents_refuse_signature_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM documents_paper p WHERE p.id = NEW.paper_id AND p.state IN ('registered', 'revoked'))) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$;
CREATE FUNCTION public.documents_refuse_signature_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (1 = 1) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$;
CREATE FUNCTION public.documents_refuse_signer_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM documents_paper p WHERE p.id = OLD.paper_id AND p.state IN ('registered', 'revoked'))) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN OLD; END $$;
CREATE FUNCTION public.documents_refuse_signer_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM documents_paper p WHERE p.id = NEW.paper_id AND p.state IN ('registered', 'revoked'))) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$;
CREATE FUNCTION public.documents_refuse_signer_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM documents_paper p WHERE p.id = OLD.paper_id AND p.state IN ('registered', 'revoked')) OR EXISTS (SELECT 1 FROM documents_paper p WHERE p.id = NEW.paper_id AND p.state IN ('registered', 'revoked'))) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN RAISE EXCEPTION 'documents: signed papers are immutable' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_onetimelink (
    id bigint NOT NULL,
    token_sha256 character varying(64) NOT NULL,
    tail character varying(4) NOT NULL,
    purpose character varying(12) NOT NULL,
    email character varying(254) NOT NULL,
    cluster_id bigint,
    payload jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    created_by_id bigint,
    user_id bigint,
    CONSTRAINT accounts_link_invites_an_account CHECK (((NOT ((purpose)::text = 'invitation'::text)) OR (user_id IS NOT NULL))),
    CONSTRAINT accounts_link_used_or_revoked CHECK (((used_at IS NULL) OR (revoked_at IS NULL)))
);
ALTER TABLE public.accounts_onetimelink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_onetimelink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    is_operator boolean NOT NULL,
    is_demo boolean NOT NULL,
    theme character varying(6) NOT NULL,
    session_version integer NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    CONSTRAINT accounts_user_email_in_lower_case CHECK (((email)::text = lower((email)::text))),
    CONSTRAINT accounts_user_session_version_check CHECK ((session_version >= 0))
);
CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.artel_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.audit_chain (
    key bigint NOT NULL,
    length bigint NOT NULL,
    head character varying(64) NOT NULL,
    CONSTRAINT audit_chain_key_check CHECK ((key >= 0)),
    CONSTRAINT audit_chain_length_check CHECK ((length >= 0))
);
CREATE TABLE public.audit_entry (
    id bigint NOT NULL,
    chain bigint NOT NULL,
    seq bigint NOT NULL,
    previous character varying(64) NOT NULL,
    digest character varying(64) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    event character varying(80) NOT NULL,
    actor_id bigint,
    actor_name character varying(200) NOT NULL,
    actor_seal character varying(64) NOT NULL,
    target_type character varying(80) NOT NULL,
    target_id character varying(40) NOT NULL,
    target_name character varying(300) NOT NULL,
    target_seal character varying(64) NOT NULL,
    detail jsonb NOT NULL,
    CONSTRAINT audit_entry_actor_id_check CHECK ((actor_id >= 0)),
    CONSTRAINT audit_entry_chain_check CHECK ((chain >= 0)),
    CONSTRAINT audit_entry_seq_check CHECK ((seq >= 0))
);
ALTER TABLE public.audit_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);
ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);
ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);
ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.bodies_bodyrules (
    id bigint NOT NULL,
    valid_from date NOT NULL,
    template character varying(40) NOT NULL,
    basis character varying(300) NOT NULL,
    quorum_share character varying(16) NOT NULL,
    recused_leave_quorum boolean NOT NULL,
    majority_share character varying(16) NOT NULL,
    majority_base character varying(8) NOT NULL,
    casting_vote boolean NOT NULL,
    secretary_votes boolean NOT NULL,
    allows_secret boolean NOT NULL,
    allows_absentee boolean NOT NULL,
    allows_proxy boolean NOT NULL,
    notice_days smallint NOT NULL,
    materials_days smallint NOT NULL,
    draft_days smallint NOT NULL,
    signing_days smallint NOT NULL,
    min_members smallint NOT NULL,
    needs_employer boolean NOT NULL,
    needs_college boolean NOT NULL,
    load_limit smallint NOT NULL,
    term_months smallint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    cluster_id bigint NOT NULL,
    recorded_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT bodies_bodyrules_draft_days_check CHECK ((draft_days >= 0)),
    CONSTRAINT bodies_bodyrules_load_limit_check CHECK ((load_limit >= 0)),
    CONSTRAINT bodies_bodyrules_materials_days_check CHECK ((materials_days >= 0)),
    CONSTRAINT bodies_bodyrules_min_members_check CHECK ((min_members >= 0)),
    CONSTRAINT bodies_bodyrules_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT bodies_bodyrules_signing_days_check CHECK ((signing_days >= 0)),
    CONSTRAINT bodies_bodyrules_term_months_check CHECK ((term_months >= 0))
);
ALTER TABLE public.bodies_bodyrules ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bodies_bodyrules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.bodies_composition (
    id bigint NOT NULL,
    number smallint NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(500) NOT NULL,
    term_until date,
    minutes_item character varying(20) NOT NULL,
    act_words character varying(300) NOT NULL,
    approved_on date,
    effective_from date,
    return_reason character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone,
    act_id bigint,
    act_file_id bigint,
    approved_by_id bigint,
    cluster_id bigint NOT NULL,
    created_by_id bigint,
    minutes_id bigint,
    unit_id bigint,
    direction_id bigint,
    CONSTRAINT bodies_composition_approved_whole CHECK (((NOT ((state)::text = 'approved'::text)) OR ((approved_on IS NOT NULL) AND (effective_from IS NOT NULL) AND (unit_id IS NOT NULL)))),
    CONSTRAINT bodies_composition_number_check CHECK ((number >= 0)),
    CONSTRAINT bodies_composition_of_something CHECK (((unit_id IS NOT NULL) OR (direction_id IS NOT NULL)))
);
ALTER TABLE public.bodies_composition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bodies_composition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.bodies_direction (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    project character varying(300) NOT NULL,
    goal text NOT NULL,
    tasks jsonb NOT NULL,
    frequency character varying(200) NOT NULL,
    report_due character varying(300) NOT NULL,
    call_opened_on date,
    call_due_on date,
    call_closed_on date,
    added_on date NOT NULL,
    closed_on date,
    cluster_id bigint NOT NULL,
    forming_unit_id bigint NOT NULL,
    unit_id bigint,
    CONSTRAINT bodies_direction_call_in_order CHECK (((call_due_on IS NULL) OR ((call_due_on >= call_opened_on) AND (call_opened_on IS NOT NULL))))
);
CREATE TABLE public.bodies_direction_activities (
    id bigint NOT NULL,
    direction_id bigint NOT NULL,
    activity_id bigint NOT NULL
);
ALTER TABLE public.bodies_direction_activities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bodies_direction_activities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.bodies_direction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bodies_direction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.bodies_nomination (
    id bigint NOT NULL,
    post character varying(200) NOT NULL,
    part character varying(10) NOT NULL,
    basis character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    nominated_on date NOT NULL,
    consented_on date,
    consent_words character varying(200) NOT NULL,
    reason character varying(300) NOT NULL,
    cluster_id bigint NOT NULL,
    direction_id bigint NOT NULL,
    file_id bigint,
    nominated_by_id bigint,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT bodies_nomination_consented_with_day CHECK (((NOT ((state)::text = 'consented'::text)) OR (consented_on IS NOT NULL)))
);
ALTER TABLE public.bodies_nomination ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bodies_nomination_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.bodies_seat (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    post character varying(200) NOT NULL,
    part character varying(10) NOT NULL,
    has_vote boolean NOT NULL,
    composition_id bigint NOT NULL,
    nomination_id bigint,
    organisation_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT bodies_seat_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.bodies_seat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bodies_seat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.bodies_suspension (
    id bigint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    reason character varying(300) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    cluster_id bigint NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL
);
ALTER TABLE public.bodies_suspension ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bodies_suspension_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_edition (
    id bigint NOT NULL,
    classifier character varying(8) NOT NULL,
    title character varying(200) NOT NULL,
    act character varying(300) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source character varying(300) NOT NULL,
    checked_on date NOT NULL,
    is_complete boolean NOT NULL,
    loaded_at timestamp with time zone NOT NULL,
    CONSTRAINT catalogue_edition_period_in_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
ALTER TABLE public.catalogue_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_group (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    starts_on date NOT NULL,
    graduates_on date NOT NULL,
    cluster_id bigint NOT NULL,
    curator_id bigint,
    programme_id bigint NOT NULL,
    CONSTRAINT catalogue_group_in_order CHECK ((graduates_on > starts_on))
);
ALTER TABLE public.catalogue_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_occupation (
    id bigint NOT NULL,
    code character varying(6) NOT NULL,
    name character varying(200) NOT NULL,
    is_worker boolean NOT NULL,
    grades character varying(40) NOT NULL,
    successor character varying(6) NOT NULL,
    search_key character varying(320) NOT NULL,
    edition_id bigint NOT NULL
);
ALTER TABLE public.catalogue_occupation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_occupation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_programme (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    base character varying(2) NOT NULL,
    form character varying(12) NOT NULL,
    months smallint NOT NULL,
    qualification character varying(300) NOT NULL,
    starts_in smallint NOT NULL,
    closed_on date,
    search_key character varying(600) NOT NULL,
    cluster_id bigint NOT NULL,
    employer_id bigint,
    organisation_id bigint NOT NULL,
    speciality_id bigint NOT NULL,
    CONSTRAINT catalogue_programme_months_check CHECK ((months >= 0)),
    CONSTRAINT catalogue_programme_starts_in_check CHECK ((starts_in >= 0))
);
ALTER TABLE public.catalogue_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_speciality (
    id bigint NOT NULL,
    code character varying(8) NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(10) NOT NULL,
    qualification character varying(300) NOT NULL,
    standard character varying(200) NOT NULL,
    admission_stops_on date,
    predecessors jsonb NOT NULL,
    successor character varying(8) NOT NULL,
    months_after_nine smallint,
    search_key character varying(320) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT catalogue_speciality_months_after_nine_check CHECK ((months_after_nine >= 0))
);
ALTER TABLE public.catalogue_speciality ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_speciality_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_student (
    id bigint NOT NULL,
    born_on date,
    state character varying(10) NOT NULL,
    left_on date,
    erased_at timestamp with time zone,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint,
    cluster_id bigint NOT NULL,
    group_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT catalogue_student_has_birthday CHECK (((erased_at IS NOT NULL) OR (born_on IS NOT NULL)))
);
ALTER TABLE public.catalogue_student ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_student_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_targetcontract (
    id bigint NOT NULL,
    number character varying(60) NOT NULL,
    signed_on date NOT NULL,
    released_on date,
    release_reason character varying(300) NOT NULL,
    cluster_id bigint NOT NULL,
    employer_id bigint NOT NULL,
    student_id bigint NOT NULL
);
ALTER TABLE public.catalogue_targetcontract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_targetcontract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.documents_approvalline (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    role character varying(10) NOT NULL,
    post character varying(300) NOT NULL,
    name character varying(120) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    decision character varying(14) NOT NULL,
    decided_at timestamp with time zone,
    remark text NOT NULL,
    answer text NOT NULL,
    digest character varying(64) NOT NULL,
    code character varying(20) NOT NULL,
    decided_by_id bigint,
    organisation_id bigint,
    person_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    agreement_id bigint,
    CONSTRAINT documents_approvalline_position_check CHECK (("position" >= 0)),
    CONSTRAINT documents_line_decided_whole CHECK ((((decided_at IS NULL) AND ((decision)::text = ''::text)) OR ((NOT ((decision)::text = ''::text)) AND (decided_at IS NOT NULL)))),
    CONSTRAINT documents_line_remark_said CHECK (((NOT ((decision)::text = ANY ((ARRAY['with_remarks'::character varying, 'refused'::character varying])::text[]))) OR (NOT (remark = ''::text))))
);
ALTER TABLE public.documents_approvalline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_approvalline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_approvalsheet (
    id bigint NOT NULL,
    subject_kind character varying(60) NOT NULL,
    subject_id character varying(40) NOT NULL,
    title character varying(500) NOT NULL,
    edition smallint NOT NULL,
    digest character varying(64) NOT NULL,
    state character varying(10) NOT NULL,
    due_on date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    cluster_id bigint NOT NULL,
    file_id bigint,
    opened_by_id bigint,
    CONSTRAINT documents_approvalsheet_edition_check CHECK ((edition >= 0))
);
ALTER TABLE public.documents_approvalsheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_approvalsheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_incomingdocument (
    id bigint NOT NULL,
    number integer NOT NULL,
    year smallint NOT NULL,
    received_on date NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(500) NOT NULL,
    sender character varying(300) NOT NULL,
    their_number character varying(60) NOT NULL,
    their_date date NOT NULL,
    note text NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    cancelled_reason character varying(500) NOT NULL,
    search_key character varying(1000) NOT NULL,
    identity_key character varying(400) NOT NULL,
    cluster_id bigint NOT NULL,
    file_id bigint,
    registered_by_id bigint,
    sender_organisation_id bigint,
    CONSTRAINT documents_incoming_cancelled_with_reason CHECK (((cancelled_at IS NULL) OR (NOT ((cancelled_reason)::text = ''::text)))),
    CONSTRAINT documents_incomingdocument_number_check CHECK ((number >= 0)),
    CONSTRAINT documents_incomingdocument_year_check CHECK ((year >= 0))
);
ALTER TABLE public.documents_incomingdocument ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_incomingdocument_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_numbersequence (
    id bigint NOT NULL,
    register character varying(40) NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    cluster_id bigint NOT NULL,
    CONSTRAINT documents_numbersequence_last_check CHECK ((last >= 0)),
    CONSTRAINT documents_numbersequence_year_check CHECK ((year >= 0))
);
ALTER TABLE public.documents_numbersequence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_numbersequence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_paper (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(500) NOT NULL,
    dated_on date NOT NULL,
    place character varying(120) NOT NULL,
    gost_edition smallint NOT NULL,
    edition smallint NOT NULL,
    subject_kind character varying(60) NOT NULL,
    subject_id character varying(40) NOT NULL,
    state character varying(12) NOT NULL,
    content jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    round smallint NOT NULL,
    register character varying(40) NOT NULL,
    year smallint,
    number_value integer,
    number character varying(60) NOT NULL,
    is_by_hand boolean NOT NULL,
    retention character varying(40) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    registered_at timestamp with time zone,
    in_force_on date,
    token_hash character varying(64),
    token_version smallint NOT NULL,
    revoked_at timestamp with time zone,
    revoked_reason character varying(500) NOT NULL,
    search_key character varying(1000) NOT NULL,
    cluster_id bigint NOT NULL,
    created_by_id bigint,
    revoked_by_id bigint,
    scan_id bigint,
    supersedes_id bigint,
    unit_id bigint,
    CONSTRAINT documents_paper_edition_check CHECK ((edition >= 0)),
    CONSTRAINT documents_paper_gost_edition_check CHECK ((gost_edition >= 0)),
    CONSTRAINT documents_paper_number_value_check CHECK ((number_value >= 0)),
    CONSTRAINT documents_paper_registered_whole CHECK (((NOT ((state)::text = 'registered'::text)) OR ((in_force_on IS NOT NULL) AND (registered_at IS NOT NULL) AND (NOT ((digest)::text = ''::text)) AND (NOT ((number)::text = ''::text))))),
    CONSTRAINT documents_paper_revoked_with_reason CHECK (((NOT ((state)::text = 'revoked'::text)) OR ((revoked_at IS NOT NULL) AND (NOT ((revoked_reason)::text = ''::text))))),
    CONSTRAINT documents_paper_round_check CHECK ((round >= 0)),
    CONSTRAINT documents_paper_token_version_check CHECK ((token_version >= 0)),
    CONSTRAINT documents_paper_year_check CHECK ((year >= 0))
);
ALTER TABLE public.documents_paper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_paper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_paperfile (
    id bigint NOT NULL,
    form character varying(4) NOT NULL,
    sha256 character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    file_id bigint NOT NULL,
    paper_id bigint NOT NULL
);
ALTER TABLE public.documents_paperfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_paperfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_signature (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    full_name character varying(320) NOT NULL,
    digest character varying(64) NOT NULL,
    code character varying(20) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    signed_on date NOT NULL,
    paper_id bigint NOT NULL,
    user_id bigint,
    signer_id bigint NOT NULL,
    agreement_id bigint,
    CONSTRAINT documents_signature_simple_by_agreement CHECK ((((agreement_id IS NOT NULL) AND ((kind)::text = 'simple'::text) AND (user_id IS NOT NULL)) OR ((agreement_id IS NULL) AND ((kind)::text = 'by_hand'::text))))
);
ALTER TABLE public.documents_signature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_signature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_signer (
    id bigint NOT NULL,
    round smallint NOT NULL,
    "position" smallint NOT NULL,
    role character varying(10) NOT NULL,
    post character varying(300) NOT NULL,
    name character varying(120) NOT NULL,
    office_id bigint,
    paper_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT documents_signer_position_check CHECK (("position" >= 0)),
    CONSTRAINT documents_signer_round_check CHECK ((round >= 0))
);
ALTER TABLE public.documents_signer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_signer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_signingagreement (
    id bigint NOT NULL,
    number integer NOT NULL,
    year smallint NOT NULL,
    joined_on date NOT NULL,
    cluster_id bigint NOT NULL,
    consent_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT documents_signingagreement_number_check CHECK ((number >= 0)),
    CONSTRAINT documents_signingagreement_year_check CHECK ((year >= 0))
);
ALTER TABLE public.documents_signingagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_signingagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_thaw (
    id bigint NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.documents_thaw ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_thaw_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.documents_wrongpassword (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.documents_wrongpassword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_wrongpassword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_employmentfact (
    id bigint NOT NULL,
    milestone character varying(8) NOT NULL,
    outcome character varying(24) NOT NULL,
    employer_name character varying(200) NOT NULL,
    "position" character varying(200) NOT NULL,
    hired_on date,
    order_number character varying(60) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    cluster_id bigint NOT NULL,
    employer_id bigint,
    recorded_by_id bigint,
    fair_id bigint NOT NULL,
    graduate_id bigint NOT NULL,
    CONSTRAINT fair_fact_hired_works CHECK (((hired_on IS NULL) OR ((outcome)::text = ANY ((ARRAY['by_speciality'::character varying, 'entrepreneur'::character varying, 'not_by_speciality'::character varying, 'self_employed'::character varying, 'target_contract'::character varying])::text[]))))
);
ALTER TABLE public.fair_employmentfact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_employmentfact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_employmentsummary (
    id bigint NOT NULL,
    milestone character varying(8) NOT NULL,
    as_of date NOT NULL,
    figures jsonb NOT NULL,
    cluster_id bigint NOT NULL,
    paper_id bigint NOT NULL,
    fair_id bigint NOT NULL
);
ALTER TABLE public.fair_employmentsummary ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_employmentsummary_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_fair (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    year smallint NOT NULL,
    held_on date NOT NULL,
    venue character varying(300) NOT NULL,
    about text NOT NULL,
    stage character varying(12) NOT NULL,
    max_wishes smallint NOT NULL,
    weight_interview smallint NOT NULL,
    weight_exam smallint NOT NULL,
    weight_grade smallint NOT NULL,
    criteria jsonb NOT NULL,
    lottery_seed character varying(120) NOT NULL,
    over_offer numeric(3,2) NOT NULL,
    are_cards_anonymous boolean NOT NULL,
    acceptance_withdraws_others boolean NOT NULL,
    answer_days smallint NOT NULL,
    target_percent smallint NOT NULL,
    starts_at time without time zone,
    slot_minutes smallint NOT NULL,
    wording jsonb NOT NULL,
    number_prefix character varying(20) NOT NULL,
    offers_count integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint,
    cluster_id bigint NOT NULL,
    commission_id bigint,
    CONSTRAINT fair_fair_answer_days_check CHECK ((answer_days >= 0)),
    CONSTRAINT fair_fair_max_wishes_check CHECK ((max_wishes >= 0)),
    CONSTRAINT fair_fair_offers_count_check CHECK ((offers_count >= 0)),
    CONSTRAINT fair_fair_over_offer CHECK ((over_offer >= (1)::numeric)),
    CONSTRAINT fair_fair_slot_minutes_check CHECK ((slot_minutes >= 0)),
    CONSTRAINT fair_fair_some_wishes CHECK ((max_wishes >= 1)),
    CONSTRAINT fair_fair_target_percent_check CHECK ((target_percent >= 0)),
    CONSTRAINT fair_fair_weight_exam_check CHECK ((weight_exam >= 0)),
    CONSTRAINT fair_fair_weight_grade_check CHECK ((weight_grade >= 0)),
    CONSTRAINT fair_fair_weight_interview_check CHECK ((weight_interview >= 0)),
    CONSTRAINT fair_fair_weights_sum CHECK ((weight_interview = ((100 - weight_exam) - weight_grade))),
    CONSTRAINT fair_fair_year_check CHECK ((year >= 0))
);
ALTER TABLE public.fair_fair ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_fair_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_fairstage (
    id bigint NOT NULL,
    stage character varying(12) NOT NULL,
    opens_on date,
    due_on date,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    fair_id bigint NOT NULL,
    CONSTRAINT fair_stage_in_order CHECK (((opens_on IS NULL) OR (due_on IS NULL) OR (due_on >= opens_on)))
);
ALTER TABLE public.fair_fairstage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_fairstage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_graduate (
    id bigint NOT NULL,
    number integer NOT NULL,
    state character varying(10) NOT NULL,
    refusal_reason character varying(300) NOT NULL,
    average_grade numeric(3,2),
    exam_points numeric(5,2),
    grade character varying(200) NOT NULL,
    practice_note character varying(300) NOT NULL,
    achievements character varying(300) NOT NULL,
    municipality character varying(100) NOT NULL,
    is_ready_to_move boolean NOT NULL,
    schedule_wish character varying(200) NOT NULL,
    needs_conditions boolean NOT NULL,
    about text NOT NULL,
    confirmed_at timestamp with time zone,
    wishes_at timestamp with time zone,
    checked_in_at timestamp with time zone,
    lottery integer,
    added_at timestamp with time zone NOT NULL,
    checked_in_by_id bigint,
    cluster_id bigint NOT NULL,
    fair_id bigint NOT NULL,
    practice_at_id bigint,
    student_id bigint NOT NULL,
    CONSTRAINT fair_graduate_exam_in_scale CHECK (((exam_points IS NULL) OR ((exam_points >= (0)::numeric) AND (exam_points <= (100)::numeric)))),
    CONSTRAINT fair_graduate_grade_in_scale CHECK (((average_grade IS NULL) OR ((average_grade >= (2)::numeric) AND (average_grade <= (5)::numeric)))),
    CONSTRAINT fair_graduate_lottery_check CHECK ((lottery >= 0)),
    CONSTRAINT fair_graduate_number_check CHECK ((number >= 0))
);
ALTER TABLE public.fair_graduate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_graduate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_interview (
    id bigint NOT NULL,
    round smallint,
    "table" smallint,
    starts_at timestamp with time zone,
    is_locked boolean NOT NULL,
    state character varying(10) NOT NULL,
    mark smallint,
    readiness character varying(8) NOT NULL,
    comment character varying(500) NOT NULL,
    marked_at timestamp with time zone,
    cluster_id bigint NOT NULL,
    fair_id bigint NOT NULL,
    graduate_id bigint NOT NULL,
    marked_by_id bigint,
    stand_id bigint NOT NULL,
    vacancy_id bigint NOT NULL,
    is_invited boolean NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT fair_interview_held_has_a_word CHECK (((NOT ((state)::text = 'held'::text)) OR (NOT ((readiness)::text = ''::text)))),
    CONSTRAINT fair_interview_mark_check CHECK ((mark >= 0)),
    CONSTRAINT fair_interview_mark_in_scale CHECK (((mark IS NULL) OR ((mark >= 1) AND (mark <= 5)))),
    CONSTRAINT fair_interview_revision_check CHECK ((revision >= 0)),
    CONSTRAINT fair_interview_round_check CHECK ((round >= 0)),
    CONSTRAINT fair_interview_table_check CHECK (("table" >= 0))
);
ALTER TABLE public.fair_interview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_interview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_invitation (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    valid_until date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    issued_on date,
    delivered_at timestamp with time zone,
    delivery character varying(8) NOT NULL,
    mailed_at timestamp with time zone,
    opened_at timestamp with time zone,
    answered_at timestamp with time zone,
    answer_reason character varying(300) NOT NULL,
    ended_at timestamp with time zone,
    end_reason character varying(500) NOT NULL,
    answered_by_id bigint,
    cluster_id bigint NOT NULL,
    fair_id bigint NOT NULL,
    graduate_id bigint NOT NULL,
    made_by_id bigint,
    paper_id bigint,
    replaces_id bigint,
    placement_id bigint,
    vacancy_id bigint NOT NULL,
    CONSTRAINT fair_invitation_answered_at CHECK (((NOT ((state)::text = ANY ((ARRAY['accepted'::character varying, 'declined'::character varying])::text[]))) OR (answered_at IS NOT NULL))),
    CONSTRAINT fair_invitation_revoked_with_reason CHECK (((NOT ((state)::text = 'revoked'::text)) OR ((ended_at IS NOT NULL) AND (NOT ((end_reason)::text = ''::text)))))
);
ALTER TABLE public.fair_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_matchrun (
    id bigint NOT NULL,
    number smallint NOT NULL,
    round smallint NOT NULL,
    state character varying(10) NOT NULL,
    snapshot text NOT NULL,
    digest character varying(64) NOT NULL,
    algorithm character varying(60) NOT NULL,
    result jsonb NOT NULL,
    blocking_pairs integer,
    discard_reason character varying(500) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    cluster_id bigint NOT NULL,
    fair_id bigint NOT NULL,
    made_by_id bigint,
    CONSTRAINT fair_matchrun_blocking_pairs_check CHECK ((blocking_pairs >= 0)),
    CONSTRAINT fair_matchrun_number_check CHECK ((number >= 0)),
    CONSTRAINT fair_matchrun_round_check CHECK ((round >= 0)),
    CONSTRAINT fair_run_discarded_with_reason CHECK (((NOT ((state)::text = 'discarded'::text)) OR (NOT ((discard_reason)::text = ''::text))))
);
ALTER TABLE public.fair_matchrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_matchrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_personallink (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    version smallint NOT NULL,
    code_hash character varying(64) NOT NULL,
    expires_on date NOT NULL,
    revoked_at timestamp with time zone,
    sent_at timestamp with time zone,
    opened_at timestamp with time zone,
    graduate_id bigint NOT NULL,
    CONSTRAINT fair_personallink_version_check CHECK ((version >= 0))
);
ALTER TABLE public.fair_personallink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_personallink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_placement (
    id bigint NOT NULL,
    basis character varying(12) NOT NULL,
    rank smallint,
    points numeric(5,2),
    note character varying(500) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_reason character varying(500) NOT NULL,
    cluster_id bigint NOT NULL,
    fair_id bigint NOT NULL,
    graduate_id bigint NOT NULL,
    made_by_id bigint,
    run_id bigint,
    vacancy_id bigint NOT NULL,
    CONSTRAINT fair_placement_ended_with_reason CHECK (((ended_at IS NULL) OR (NOT ((ended_reason)::text = ''::text)))),
    CONSTRAINT fair_placement_rank_check CHECK ((rank >= 0))
);
ALTER TABLE public.fair_placement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_placement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_printing (
    id bigint NOT NULL,
    is_merged boolean NOT NULL,
    count integer NOT NULL,
    job_key character varying(120) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone,
    asked_by_id bigint,
    cluster_id bigint NOT NULL,
    fair_id bigint NOT NULL,
    file_id bigint,
    organisation_id bigint,
    CONSTRAINT fair_printing_count_check CHECK ((count >= 0))
);
ALTER TABLE public.fair_printing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_printing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_protocol (
    id bigint NOT NULL,
    round smallint NOT NULL,
    held_on date NOT NULL,
    present jsonb NOT NULL,
    members_count smallint NOT NULL,
    cluster_id bigint NOT NULL,
    fair_id bigint NOT NULL,
    paper_id bigint NOT NULL,
    CONSTRAINT fair_protocol_members_count_check CHECK ((members_count >= 0)),
    CONSTRAINT fair_protocol_round_check CHECK ((round >= 0))
);
ALTER TABLE public.fair_protocol ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_protocol_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_stand (
    id bigint NOT NULL,
    place character varying(100) NOT NULL,
    tables smallint NOT NULL,
    cluster_id bigint NOT NULL,
    fair_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT fair_stand_has_a_table CHECK ((tables >= 1)),
    CONSTRAINT fair_stand_tables_check CHECK ((tables >= 0))
);
ALTER TABLE public.fair_stand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_stand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_vacancy (
    id bigint NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    is_worker boolean NOT NULL,
    grade character varying(60) NOT NULL,
    places smallint NOT NULL,
    department character varying(200) NOT NULL,
    address character varying(300) NOT NULL,
    municipality character varying(100) NOT NULL,
    schedule character varying(200) NOT NULL,
    salary_from integer NOT NULL,
    salary_to integer,
    housing character varying(200) NOT NULL,
    training character varying(200) NOT NULL,
    benefits character varying(300) NOT NULL,
    mentor character varying(200) NOT NULL,
    requirements text NOT NULL,
    needs_medical boolean NOT NULL,
    is_adults_only boolean NOT NULL,
    is_at_night boolean NOT NULL,
    hazard character varying(4) NOT NULL,
    starts_on date NOT NULL,
    documents character varying(300) NOT NULL,
    contact_name character varying(200) NOT NULL,
    contact_phone character varying(40) NOT NULL,
    state character varying(10) NOT NULL,
    return_reason character varying(500) NOT NULL,
    source character varying(10) NOT NULL,
    external_id character varying(60) NOT NULL,
    external_url character varying(300) NOT NULL,
    offer_limit integer NOT NULL,
    offered integer NOT NULL,
    taken integer NOT NULL,
    published_on date,
    search_key character varying(900) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint,
    cluster_id bigint NOT NULL,
    fair_id bigint NOT NULL,
    occupation_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT fair_vacancy_has_places CHECK ((places >= 1)),
    CONSTRAINT fair_vacancy_number_check CHECK ((number >= 0)),
    CONSTRAINT fair_vacancy_offer_limit_check CHECK ((offer_limit >= 0)),
    CONSTRAINT fair_vacancy_offered_check CHECK ((offered >= 0)),
    CONSTRAINT fair_vacancy_offered_in_limit CHECK ((offered <= offer_limit)),
    CONSTRAINT fair_vacancy_places_check CHECK ((places >= 0)),
    CONSTRAINT fair_vacancy_salary CHECK (((salary_to IS NULL) OR (salary_to >= salary_from))),
    CONSTRAINT fair_vacancy_salary_from_check CHECK ((salary_from >= 0)),
    CONSTRAINT fair_vacancy_salary_to_check CHECK ((salary_to >= 0)),
    CONSTRAINT fair_vacancy_taken_check CHECK ((taken >= 0)),
    CONSTRAINT fair_vacancy_taken_within_places CHECK ((taken <= places))
);
ALTER TABLE public.fair_vacancy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_vacancy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_vacancy_specialities (
    id bigint NOT NULL,
    vacancy_id bigint NOT NULL,
    speciality_id bigint NOT NULL
);
ALTER TABLE public.fair_vacancy_specialities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_vacancy_specialities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.fair_wish (
    id bigint NOT NULL,
    rank smallint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    fair_id bigint NOT NULL,
    graduate_id bigint NOT NULL,
    vacancy_id bigint NOT NULL,
    CONSTRAINT fair_wish_from_one CHECK ((rank >= 1)),
    CONSTRAINT fair_wish_rank_check CHECK ((rank >= 0))
);
ALTER TABLE public.fair_wish ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fair_wish_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.files_storedfile (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    content character varying(100) NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(8) NOT NULL,
    mime character varying(120) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    cluster_id bigint NOT NULL,
    uploaded_by_id bigint,
    CONSTRAINT files_storedfile_size_check CHECK ((size >= 0))
);
ALTER TABLE public.files_storedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.files_storedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.jobs_job (
    id bigint NOT NULL,
    key character varying(200) NOT NULL,
    kind character varying(80) NOT NULL,
    cluster_id bigint,
    actor_id bigint,
    payload jsonb NOT NULL,
    state character varying(8) NOT NULL,
    attempts smallint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    heartbeat timestamp with time zone,
    progress_done integer NOT NULL,
    progress_total integer NOT NULL,
    message character varying(500) NOT NULL,
    fault character varying(300) NOT NULL,
    result jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    CONSTRAINT jobs_job_actor_id_check CHECK ((actor_id >= 0)),
    CONSTRAINT jobs_job_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT jobs_job_cluster_id_check CHECK ((cluster_id >= 0)),
    CONSTRAINT jobs_job_finished_has_a_moment CHECK ((((finished_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['dead'::character varying, 'done'::character varying, 'failed'::character varying, 'refused'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['dead'::character varying, 'done'::character varying, 'failed'::character varying, 'refused'::character varying])::text[]))) AND (finished_at IS NULL)))),
    CONSTRAINT jobs_job_progress_done_check CHECK ((progress_done >= 0)),
    CONSTRAINT jobs_job_progress_total_check CHECK ((progress_total >= 0)),
    CONSTRAINT jobs_job_running_has_a_lease CHECK ((((heartbeat IS NOT NULL) AND (lease_until IS NOT NULL) AND ((state)::text = 'running'::text)) OR ((NOT ((state)::text = 'running'::text)) AND (heartbeat IS NULL) AND (lease_until IS NULL))))
);
ALTER TABLE public.jobs_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.jobs_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.jobs_pulse (
    name character varying(40) NOT NULL,
    beat_at timestamp with time zone NOT NULL
);
CREATE TABLE public.jobs_scheduledjob (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    next_run_at timestamp with time zone NOT NULL,
    last_run_at timestamp with time zone
);
ALTER TABLE public.jobs_scheduledjob ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.jobs_scheduledjob_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_agendaitem (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    title character varying(500) NOT NULL,
    search_key character varying(500) NOT NULL,
    speaker_post character varying(300) NOT NULL,
    minutes smallint NOT NULL,
    draft text NOT NULL,
    state character varying(10) NOT NULL,
    is_control boolean NOT NULL,
    subject_kind character varying(60) NOT NULL,
    subject_id character varying(40) NOT NULL,
    answer character varying(300) NOT NULL,
    heard text NOT NULL,
    text_version integer NOT NULL,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    proposed_by_id bigint,
    speaker_id bigint,
    meeting_id bigint NOT NULL,
    CONSTRAINT meetings_agendaitem_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_agendaitem_position_check CHECK (("position" >= 0)),
    CONSTRAINT meetings_agendaitem_text_version_check CHECK ((text_version >= 0))
);
ALTER TABLE public.meetings_agendaitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_agendaitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_assignment (
    id bigint NOT NULL,
    words_due_on date NOT NULL,
    due_on date NOT NULL,
    state character varying(8) NOT NULL,
    report text NOT NULL,
    done_on date,
    issued_on date,
    cluster_id bigint NOT NULL,
    controller_id bigint,
    file_id bigint,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    point_id bigint NOT NULL,
    CONSTRAINT meetings_assignment_reported_with_words CHECK (((NOT ((state)::text = ANY ((ARRAY['reported'::character varying, 'closed'::character varying])::text[]))) OR (NOT (report = ''::text))))
);
CREATE TABLE public.meetings_assignment_helpers (
    id bigint NOT NULL,
    assignment_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.meetings_assignment_helpers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_assignment_helpers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.meetings_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_assignmentstep (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    words text NOT NULL,
    old_due_on date,
    new_due_on date,
    basis character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    assignment_id bigint NOT NULL,
    by_id bigint
);
ALTER TABLE public.meetings_assignmentstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_assignmentstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_attendee (
    id bigint NOT NULL,
    post character varying(200) NOT NULL,
    part character varying(10) NOT NULL,
    has_vote boolean NOT NULL,
    proxy_words character varying(300) NOT NULL,
    rsvp character varying(8) NOT NULL,
    rsvp_note character varying(300) NOT NULL,
    absence character varying(100) NOT NULL,
    organisation_id bigint,
    person_id bigint NOT NULL,
    unit_id bigint,
    meeting_id bigint NOT NULL
);
ALTER TABLE public.meetings_attendee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_attendee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_decisionpoint (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    text text NOT NULL,
    item_id bigint NOT NULL,
    CONSTRAINT meetings_decisionpoint_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.meetings_decisionpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_decisionpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_dissent (
    id bigint NOT NULL,
    text text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    attendee_id bigint NOT NULL,
    item_id bigint NOT NULL
);
ALTER TABLE public.meetings_dissent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_dissent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_extract (
    id bigint NOT NULL,
    item_id bigint NOT NULL,
    ordered_by_id bigint,
    paper_id bigint NOT NULL,
    minutes_id bigint NOT NULL
);
ALTER TABLE public.meetings_extract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_extract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_material (
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    file_id bigint,
    item_id bigint NOT NULL,
    paper_id bigint,
    CONSTRAINT meetings_material_is_something CHECK (((file_id IS NOT NULL) OR (paper_id IS NOT NULL)))
);
ALTER TABLE public.meetings_material ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_material_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_meeting (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    number smallint NOT NULL,
    year smallint NOT NULL,
    form character varying(10) NOT NULL,
    is_urgent boolean NOT NULL,
    state character varying(10) NOT NULL,
    held_on date NOT NULL,
    starts_at time without time zone,
    planned_minutes smallint NOT NULL,
    polls_until date,
    place character varying(300) NOT NULL,
    link character varying(500) NOT NULL,
    presiding_words character varying(300) NOT NULL,
    notified_at timestamp with time zone,
    notice_warning character varying(300) NOT NULL,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    outcome_words character varying(500) NOT NULL,
    recorded_afterwards boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    cluster_id bigint NOT NULL,
    created_by_id bigint,
    joint_with_id bigint,
    presiding_id bigint,
    secretary_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT meetings_meeting_joint_with_another CHECK (((joint_with_id IS NULL) OR (NOT ((joint_with_id = unit_id) AND (joint_with_id IS NOT NULL))))),
    CONSTRAINT meetings_meeting_number_check CHECK ((number >= 0)),
    CONSTRAINT meetings_meeting_planned_minutes_check CHECK ((planned_minutes >= 0)),
    CONSTRAINT meetings_meeting_version_check CHECK ((version >= 0)),
    CONSTRAINT meetings_meeting_year_check CHECK ((year >= 0))
);
ALTER TABLE public.meetings_meeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_meeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_minutes (
    id bigint NOT NULL,
    edition smallint NOT NULL,
    form character varying(5) NOT NULL,
    state character varying(10) NOT NULL,
    correction character varying(500) NOT NULL,
    remarks_until date,
    drafted_at timestamp with time zone NOT NULL,
    draft_due_on date NOT NULL,
    signing_due_on date NOT NULL,
    drafted_by_id bigint,
    meeting_id bigint NOT NULL,
    paper_id bigint,
    CONSTRAINT meetings_minutes_correction_said CHECK (((edition = 1) OR (NOT ((correction)::text = ''::text)))),
    CONSTRAINT meetings_minutes_edition_check CHECK ((edition >= 0)),
    CONSTRAINT meetings_minutes_signed_paper CHECK (((NOT ((state)::text = ANY ((ARRAY['signing'::character varying, 'signed'::character varying])::text[]))) OR (paper_id IS NOT NULL)))
);
ALTER TABLE public.meetings_minutes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_minutes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_participation (
    id bigint NOT NULL,
    has_voted boolean NOT NULL,
    attendee_id bigint NOT NULL,
    question_id bigint NOT NULL
);
ALTER TABLE public.meetings_participation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_participation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_question (
    id bigint NOT NULL,
    number smallint NOT NULL,
    text text NOT NULL,
    ballot character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    outcome character varying(10) NOT NULL,
    result jsonb NOT NULL,
    item_id bigint NOT NULL,
    opened_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT meetings_question_closed_whole CHECK (((NOT ((state)::text = 'closed'::text)) OR ((closed_at IS NOT NULL) AND (NOT ((outcome)::text = ''::text))))),
    CONSTRAINT meetings_question_number_check CHECK ((number >= 0))
);
ALTER TABLE public.meetings_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_recusal (
    id bigint NOT NULL,
    reason character varying(300) NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    attendee_id bigint NOT NULL,
    item_id bigint NOT NULL
);
ALTER TABLE public.meetings_recusal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_recusal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_remark (
    id bigint NOT NULL,
    text text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    is_taken boolean,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    item_id bigint,
    minutes_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.meetings_remark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_remark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_speech (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    text text NOT NULL,
    item_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT meetings_speech_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.meetings_speech ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_speech_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_stay (
    id bigint NOT NULL,
    mode character varying(5) NOT NULL,
    came_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    by_self boolean NOT NULL,
    attendee_id bigint NOT NULL,
    CONSTRAINT meetings_stay_in_order CHECK (((left_at IS NULL) OR (left_at >= came_at)))
);
ALTER TABLE public.meetings_stay ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_stay_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_urn (
    id bigint NOT NULL,
    sealed bytea NOT NULL,
    question_id bigint NOT NULL
);
ALTER TABLE public.meetings_urn ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_urn_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_vote (
    id bigint NOT NULL,
    choice character varying(7) NOT NULL,
    opinion text NOT NULL,
    cast_at timestamp with time zone NOT NULL,
    is_entered boolean NOT NULL,
    attendee_id bigint NOT NULL,
    cast_by_id bigint,
    question_id bigint NOT NULL
);
ALTER TABLE public.meetings_vote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_vote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_calendaroverride (
    id bigint NOT NULL,
    day date NOT NULL,
    kind character varying(8) NOT NULL,
    act character varying(300) NOT NULL,
    cluster_id bigint NOT NULL
);
ALTER TABLE public.members_calendaroverride ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_calendaroverride_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_cluster (
    id bigint NOT NULL,
    slug character varying(40) NOT NULL,
    name character varying(300) NOT NULL,
    short_name character varying(120) NOT NULL,
    region character varying(120) NOT NULL,
    place character varying(120) NOT NULL,
    time_zone character varying(40) NOT NULL,
    quarter_scheme character varying(20) NOT NULL,
    roll_forward boolean NOT NULL,
    soon_days smallint NOT NULL,
    registration_days smallint NOT NULL,
    colleges_include_branches boolean NOT NULL,
    is_demo boolean NOT NULL,
    frozen_on date,
    created_at timestamp with time zone NOT NULL,
    lead_id bigint,
    CONSTRAINT members_cluster_only_a_demo_stands_still CHECK (((frozen_on IS NULL) OR is_demo)),
    CONSTRAINT members_cluster_registration_days_check CHECK ((registration_days >= 0)),
    CONSTRAINT members_cluster_soon_days_check CHECK ((soon_days >= 0))
);
ALTER TABLE public.members_cluster ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_cluster_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_consent (
    id bigint NOT NULL,
    purpose character varying(20) NOT NULL,
    given_on date NOT NULL,
    representative character varying(300) NOT NULL,
    revoked_on date,
    recorded_at timestamp with time zone NOT NULL,
    cluster_id bigint NOT NULL,
    recorded_by_id bigint,
    text_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT members_consent_in_order CHECK (((revoked_on IS NULL) OR (revoked_on >= given_on)))
);
ALTER TABLE public.members_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_consenttext (
    id bigint NOT NULL,
    purpose character varying(20) NOT NULL,
    version smallint NOT NULL,
    body text NOT NULL,
    digest character varying(64) NOT NULL,
    adopted_on date NOT NULL,
    cluster_id bigint NOT NULL,
    CONSTRAINT members_consenttext_version_check CHECK ((version >= 0))
);
ALTER TABLE public.members_consenttext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_consenttext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_formername (
    id bigint NOT NULL,
    short_name character varying(200) NOT NULL,
    full_name character varying(500) NOT NULL,
    valid_to date NOT NULL,
    cluster_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.members_formername ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_formername_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_membership (
    id bigint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    basis character varying(300) NOT NULL,
    cluster_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT members_membership_period_in_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
ALTER TABLE public.members_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_office (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(200) NOT NULL,
    cluster_id bigint NOT NULL,
    organisation_id bigint,
    unit_id bigint,
    CONSTRAINT members_office_belongs_to_one CHECK ((((organisation_id IS NULL) AND (unit_id IS NOT NULL)) OR ((organisation_id IS NOT NULL) AND (unit_id IS NULL))))
);
ALTER TABLE public.members_office ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_office_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_organisation (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    short_name character varying(200) NOT NULL,
    full_name character varying(500) NOT NULL,
    inn character varying(12) NOT NULL,
    kpp character varying(9) NOT NULL,
    ogrn character varying(15) NOT NULL,
    is_anchor boolean NOT NULL,
    has_growth_point boolean NOT NULL,
    week smallint NOT NULL,
    time_zone character varying(40) NOT NULL,
    address character varying(300) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    site character varying(200) NOT NULL,
    vk character varying(200) NOT NULL,
    ok character varying(200) NOT NULL,
    telegram character varying(200) NOT NULL,
    max_channel character varying(200) NOT NULL,
    search_key character varying(800) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    cluster_id bigint NOT NULL,
    parent_id bigint,
    CONSTRAINT members_organisation_week_check CHECK ((week >= 0))
);
ALTER TABLE public.members_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_person (
    id bigint NOT NULL,
    last_name character varying(100) NOT NULL,
    first_name character varying(100) NOT NULL,
    patronymic character varying(100) NOT NULL,
    gender character varying(1) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    search_key character varying(320) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    cluster_id bigint NOT NULL,
    user_id bigint,
    is_learner boolean NOT NULL
);
ALTER TABLE public.members_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_position (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    cluster_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT members_position_period_in_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
ALTER TABLE public.members_position ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_position_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_role (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    granted_at timestamp with time zone NOT NULL,
    cluster_id bigint NOT NULL,
    granted_by_id bigint,
    organisation_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT members_role_organisation_of_a_representative CHECK (((((kind)::text = 'representative'::text) AND (organisation_id IS NOT NULL)) OR ((NOT ((kind)::text = 'representative'::text)) AND (organisation_id IS NULL))))
);
ALTER TABLE public.members_role ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_tenure (
    id bigint NOT NULL,
    is_sole boolean NOT NULL,
    is_acting boolean NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    basis character varying(300) NOT NULL,
    cluster_id bigint NOT NULL,
    office_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.members_tenure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_tenure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_unit (
    id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    name character varying(200) NOT NULL,
    direction character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    cluster_id bigint NOT NULL,
    CONSTRAINT members_unit_period_in_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
ALTER TABLE public.members_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_activity (
    id bigint NOT NULL,
    key character varying(20) NOT NULL,
    cluster_id bigint NOT NULL,
    plan_id bigint NOT NULL
);
ALTER TABLE public.plans_activity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_activity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_activityversion (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    number character varying(40) NOT NULL,
    title text NOT NULL,
    executors_text text NOT NULL,
    deadline_text text NOT NULL,
    result_text text NOT NULL,
    month character varying(7) NOT NULL,
    deadline_read_as character varying(300) NOT NULL,
    term jsonb NOT NULL,
    search_key text NOT NULL,
    activity_id bigint NOT NULL,
    version_id bigint NOT NULL,
    section_id bigint,
    CONSTRAINT plans_activityversion_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.plans_activityversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_activityversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_decision (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    "on" date NOT NULL,
    new_due_on date,
    reason character varying(20) NOT NULL,
    basis character varying(500) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by_id bigint,
    obligation_id bigint NOT NULL,
    CONSTRAINT plans_decision_has_a_basis CHECK ((NOT ((basis)::text = ''::text))),
    CONSTRAINT plans_decision_move_has_a_day CHECK (((((kind)::text = 'move'::text) AND (new_due_on IS NOT NULL)) OR ((NOT ((kind)::text = 'move'::text)) AND (new_due_on IS NULL))))
);
ALTER TABLE public.plans_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_deferralwindow (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    words character varying(300) NOT NULL,
    opens_on date NOT NULL,
    words_due_on date NOT NULL,
    due_on date NOT NULL,
    registered_on date NOT NULL,
    activity_id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    document_id bigint NOT NULL,
    organisation_id bigint,
    CONSTRAINT plans_deferralwindow_position_check CHECK (("position" >= 0)),
    CONSTRAINT plans_window_in_order CHECK ((words_due_on >= opens_on))
);
ALTER TABLE public.plans_deferralwindow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_deferralwindow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_event (
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    place character varying(200) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    activity_id bigint,
    cluster_id bigint NOT NULL,
    organiser_id bigint,
    recorded_by_id bigint,
    CONSTRAINT plans_event_in_order CHECK ((ends_on >= starts_on))
);
ALTER TABLE public.plans_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_evidence (
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    number character varying(60) NOT NULL,
    happened_on date NOT NULL,
    in_force_on date,
    url character varying(500) NOT NULL,
    note text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    needs_acceptance boolean NOT NULL,
    source_kind character varying(60) NOT NULL,
    source_id character varying(40) NOT NULL,
    cluster_id bigint NOT NULL,
    file_id bigint,
    incoming_id bigint,
    recorded_by_id bigint,
    supplied_by_id bigint,
    supplied_for_id bigint,
    obligation_id bigint NOT NULL,
    CONSTRAINT plans_evidence_in_force_after CHECK (((in_force_on IS NULL) OR (in_force_on >= happened_on))),
    CONSTRAINT plans_evidence_unaccepted_only_from_artel CHECK ((needs_acceptance OR (NOT ((source_kind)::text = ''::text))))
);
ALTER TABLE public.plans_evidence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_executor (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    words character varying(500) NOT NULL,
    kind character varying(16) NOT NULL,
    direction character varying(200) NOT NULL,
    is_each boolean NOT NULL,
    office_id bigint,
    organisation_id bigint,
    row_id bigint NOT NULL,
    unit_id bigint,
    CONSTRAINT plans_executor_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.plans_executor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_executor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_extensionrequest (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    wanted_due_on date NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    decided_at timestamp with time zone,
    asked_by_id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    decided_by_id bigint,
    decision_id bigint,
    obligation_id bigint NOT NULL,
    CONSTRAINT plans_request_decided_whole CHECK ((((decided_at IS NULL) AND ((state)::text = 'asked'::text)) OR ((decided_at IS NOT NULL) AND (decision_id IS NOT NULL) AND ((state)::text = 'granted'::text)) OR ((decided_at IS NOT NULL) AND (decision_id IS NULL) AND ((state)::text = 'refused'::text) AND (NOT (answer = ''::text)))))
);
ALTER TABLE public.plans_extensionrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_extensionrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_indicator (
    id bigint NOT NULL,
    name character varying(300) NOT NULL,
    unit character varying(60) NOT NULL,
    is_more_better boolean NOT NULL,
    planned numeric(14,2),
    reached numeric(14,2),
    reached_on date,
    source character varying(300) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    activity_id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    organisation_id bigint,
    recorded_by_id bigint,
    CONSTRAINT plans_indicator_fact_has_a_day CHECK (((reached IS NULL) OR (reached_on IS NOT NULL)))
);
ALTER TABLE public.plans_indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_obligation (
    id bigint NOT NULL,
    purpose character varying(8) NOT NULL,
    key character varying(80) NOT NULL,
    slot_kind character varying(10) NOT NULL,
    slot_key character varying(40) NOT NULL,
    slot_label character varying(200) NOT NULL,
    "position" integer NOT NULL,
    opens_on date,
    words_due_on date,
    due_on date,
    awaits_document boolean NOT NULL,
    is_counted boolean NOT NULL,
    needed smallint NOT NULL,
    exists_from date,
    activity_id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    event_id bigint,
    organisation_id bigint,
    window_id bigint,
    plan_id bigint NOT NULL,
    requirement_id bigint,
    CONSTRAINT plans_obligation_due_has_words CHECK (((due_on IS NULL) OR (words_due_on IS NOT NULL))),
    CONSTRAINT plans_obligation_needed_check CHECK ((needed >= 0)),
    CONSTRAINT plans_obligation_position_check CHECK (("position" >= 0)),
    CONSTRAINT plans_obligation_purpose CHECK (((((purpose)::text = 'document'::text) AND (requirement_id IS NULL)) OR (((purpose)::text = 'result'::text) AND (requirement_id IS NOT NULL))))
);
ALTER TABLE public.plans_obligation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_obligation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_plan (
    id bigint NOT NULL,
    title character varying(500) NOT NULL,
    year_label character varying(9) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    state character varying(12) NOT NULL,
    is_marked_draft boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    return_reason text NOT NULL,
    approved_on date,
    approved_at timestamp with time zone,
    approval_number character varying(60) NOT NULL,
    approval_post character varying(300) NOT NULL,
    closed_at timestamp with time zone,
    approval_file_id bigint,
    approved_by_id bigint,
    cluster_id bigint NOT NULL,
    created_by_id bigint,
    parent_id bigint,
    source_file_id bigint,
    submitted_by_id bigint,
    CONSTRAINT plans_plan_approved_with_its_date CHECK ((((approved_at IS NOT NULL) AND (approved_on IS NOT NULL) AND ((state)::text = ANY ((ARRAY['approved'::character varying, 'closed'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['approved'::character varying, 'closed'::character varying])::text[]))) AND (approved_on IS NULL)))),
    CONSTRAINT plans_plan_period_in_order CHECK ((ends_on > starts_on))
);
ALTER TABLE public.plans_plan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_plan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_planupload (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    refusal text NOT NULL,
    title character varying(500) NOT NULL,
    year_label character varying(9) NOT NULL,
    is_marked_draft boolean NOT NULL,
    sections jsonb NOT NULL,
    rows jsonb NOT NULL,
    remarks jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    revision integer NOT NULL,
    cluster_id bigint NOT NULL,
    created_by_id bigint,
    file_id bigint NOT NULL,
    parent_id bigint,
    plan_id bigint,
    CONSTRAINT plans_planupload_revision_check CHECK ((revision >= 0)),
    CONSTRAINT plans_upload_refused_with_a_sentence CHECK (((NOT ((state)::text = 'refused'::text)) OR (NOT (refusal = ''::text))))
);
ALTER TABLE public.plans_planupload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_planupload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_planversion (
    id bigint NOT NULL,
    number smallint NOT NULL,
    in_force_from date,
    created_at timestamp with time zone NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT plans_planversion_number_check CHECK ((number >= 0))
);
ALTER TABLE public.plans_planversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_planversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_requirement (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(60) NOT NULL,
    suggested_kind character varying(60) NOT NULL,
    words text NOT NULL,
    parameters jsonb NOT NULL,
    needed smallint NOT NULL,
    due_read_as character varying(300) NOT NULL,
    term jsonb,
    retired_on date,
    activity_id bigint NOT NULL,
    CONSTRAINT plans_requirement_needed_check CHECK ((needed >= 0)),
    CONSTRAINT plans_requirement_needs_something CHECK ((needed >= 1)),
    CONSTRAINT plans_requirement_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.plans_requirement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_requirement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_section (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    number character varying(20) NOT NULL,
    title text NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT plans_section_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.plans_section ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_section_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_verdict (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by_id bigint,
    evidence_id bigint NOT NULL,
    CONSTRAINT plans_verdict_rejected_with_reason CHECK ((((kind)::text = 'accepted'::text) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.plans_verdict ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_verdict_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.accounts_onetimelink VALUES
	(1, 'cf4ce7c6a8be70d1c6538154928d0f2ead313449133e840f4a091583b8a13f4a', 'jtq4', 'invitation', 'invited-1@example.test', 1, '{"role_words": "наблюдатель департамента", "cluster_name": "Кластер 1"}', '2024-03-15 05:00:00+00', '2024-03-29 05:00:00+00', '2024-03-15 05:00:00+00', NULL, NULL, 11, 13);
INSERT INTO public.accounts_user VALUES
	(1, 'md5$zznWFRy9DF65h507S4SNfq$d4ac8163fffdbfba9cb1c8aa2655e605', NULL, false, 'user6@example.test', 'Фамилия6 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(2, 'md5$Moa7GmaMo4YkJGAG9e8V27$133062627fb3c542c070a75c317eb519', NULL, false, 'user8@example.test', 'Фамилия8 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(3, 'md5$ntst22LqryLMcB03ghIcFi$e7e5278aa7a6818745ee7d66c2bdc615', NULL, false, 'user10@example.test', 'Фамилия10 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(4, 'md5$zpAcw0oBKsl7ICY3uPe3EO$9f91d736219728ee3f6289a025ec0b29', NULL, false, 'user12@example.test', 'Фамилия12 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(5, 'md5$wq6kzXfyHkAfi1I8sODeXj$d46107e3c2d037269ae90f3b193da1c2', NULL, false, 'user14@example.test', 'Фамилия14 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(6, 'md5$2XIBOR09YPg6iDdkDvmwJz$7e7eb110f2a7b6602240dee58a298d34', NULL, false, 'user16@example.test', 'Фамилия16 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(7, 'md5$8JLxQP1QiLdh0sMR94YvYl$e9842c6b962c8ff9a487f7d9c573c055', NULL, false, 'user18@example.test', 'Фамилия18 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(8, 'md5$c0e0pgMj8pZpXHylje7psv$dd4548c3982c99846b1a7e9971d4b577', NULL, false, 'user20@example.test', 'Фамилия20 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(9, 'md5$IxN38JomOhMVPT8Zql3ADT$b6de0e19bb7b40384ce30abd602eebf8', NULL, false, 'user22@example.test', 'Фамилия22 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(10, 'md5$qKdf8WIVKAV0qteJNyEWUX$860f5b466a373330b7efd85500f9c4f6', NULL, false, 'user24@example.test', 'Фамилия24 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(11, 'md5$gA1alC5WVNktup5J9tqF8Y$4cefdc4dd863bfaf8c83d32e3a6fc996', NULL, false, 'user26@example.test', 'Фамилия26 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(12, 'md5$clfv0snOnOlXY0VieeMB1e$58b51c25f4f43205324c7bcdd8f1aed8', NULL, false, 'user28@example.test', 'Фамилия28 Имя', true, false, false, 'system', 1, '2024-03-15 05:00:00+00'),
	(13, '!sSb9Udu0nvfdgmfOnngLJLK2e7nKcmMJHCnsPxKN', NULL, false, 'invited-1@example.test', 'Приглашённая Анна', true, false, false, 'system', 1, '2024-03-15 05:00:00+00');
INSERT INTO public.audit_chain VALUES
	(0, 1, '7f9e75051dd6224d239dfd27e711ab324ab4e0dc1c5a3ac6af1956a21d1f974b'),
	(1, 242, '967ff9ee7b11f38d32fa8a496b80955976266b3e2adcf8b8d00c28a31689b90a');
INSERT INTO public.audit_entry VALUES
	(1, 0, 1, '', '7f9e75051dd6224d239dfd27e711ab324ab4e0dc1c5a3ac6af1956a21d1f974b', '2024-03-15 05:00:00+00', 'accounts.invitation_sent', 11, 'Фамилия26 Имя', '', 'accounts.user', '13', 'Приглашённая Анна', '', '{"tail": "jtq4", "cluster_id": 1}'),
	(2, 1, 1, '', 'b29a7de69394a93daa18dc4216df87e3d16f2b07db6923098e557e35da089f7a', '2024-03-15 05:00:00+00', 'members.person_invited', 11, 'Фамилия26 Имя', '', 'members.person', '15', 'Приглашённая Анна', '', '{"role": "наблюдатель департамента"}'),
	(3, 1, 2, 'b29a7de69394a93daa18dc4216df87e3d16f2b07db6923098e557e35da089f7a', '4b569d4f2d9f8205ef4536bf12bdac0c0bbcdb9abbcc2d34571e7ddbccd954a8', '2024-03-15 05:00:00+00', 'members.role_granted', 11, 'Фамилия26 Имя', '', 'members.person', '15', 'Приглашённая Анна', '', '{"role": "наблюдатель департамента", "valid_to": null, "valid_from": "15.03.2024", "organisation": null}'),
	(4, 1, 3, '4b569d4f2d9f8205ef4536bf12bdac0c0bbcdb9abbcc2d34571e7ddbccd954a8', '13746eb549ee5bc7a3081cf4d195d2b699c04c594f4cd36da4f057ed2a3cb7ef', '2024-03-15 05:00:00+00', 'documents.incoming_registered', 11, 'Фамилия26 Имя', '', 'documents.incomingdocument', '1', 'приказ от 30.01.2024 № 1-р', '', '{"kind": "order", "number": "1/2024", "sha256": "4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680"}'),
	(5, 1, 4, '13746eb549ee5bc7a3081cf4d195d2b699c04c594f4cd36da4f057ed2a3cb7ef', '0cdfb79b4993cc22fe5c3827886978de50c528b25e586668b4c91685af364934', '2024-03-15 05:00:00+00', 'documents.incoming_registered', 11, 'Фамилия26 Имя', '', 'documents.incomingdocument', '2', 'приказ от 30.01.2024 № 2-р', '', '{"kind": "order", "number": "2/2024", "sha256": "4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680"}'),
	(6, 1, 5, '0cdfb79b4993cc22fe5c3827886978de50c528b25e586668b4c91685af364934', 'e23899cff8502f2ee45ddb1fb6abc491c76ce128b90490ea6cd60b7c39d6875f', '2024-03-15 05:00:00+00', 'documents.incoming_registered', 11, 'Фамилия26 Имя', '', 'documents.incomingdocument', '3', 'приказ от 30.01.2024 № 3-р', '', '{"kind": "order", "number": "3/2024", "sha256": null}'),
	(7, 1, 6, 'e23899cff8502f2ee45ddb1fb6abc491c76ce128b90490ea6cd60b7c39d6875f', 'fee5fb727d43e3c400aca50612ad3e3a75c01feb464b6fede192f9adef13a31d', '2024-03-15 05:00:00+00', 'documents.incoming_cancelled', 11, 'Фамилия26 Имя', '', 'documents.incomingdocument', '3', 'приказ от 30.01.2024 № 3-р', '', '{"number": "3/2024", "reason": "Внесён дважды"}'),
	(8, 1, 7, 'fee5fb727d43e3c400aca50612ad3e3a75c01feb464b6fede192f9adef13a31d', 'cee77fcf5f31353539c00273cf283a6c634da7c56d1b924a5869f1094588d7c7', '2024-03-15 05:00:00+00', 'members.contacts_seen', 1, 'Фамилия6 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(9, 1, 8, 'cee77fcf5f31353539c00273cf283a6c634da7c56d1b924a5869f1094588d7c7', 'bfb82673e7721f622bbf2b3f77a0ba172e61bbd3c7967a3bcf0cce298a9fa5ff', '2024-03-15 05:00:00+00', 'members.contacts_seen', 2, 'Фамилия8 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(10, 1, 9, 'bfb82673e7721f622bbf2b3f77a0ba172e61bbd3c7967a3bcf0cce298a9fa5ff', '2ec893db91cd8fbacefac213537401980fb1e71fb84b38a2e8d1cf11e3cfa1e5', '2024-03-15 05:00:00+00', 'members.contacts_seen', 3, 'Фамилия10 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(11, 1, 10, '2ec893db91cd8fbacefac213537401980fb1e71fb84b38a2e8d1cf11e3cfa1e5', 'e96343e6d6eee919d840bce0c4289834ee8ac5ed24271ee1bdd7bf067617696d', '2024-03-15 05:00:00+00', 'members.contacts_seen', 4, 'Фамилия12 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(12, 1, 11, 'e96343e6d6eee919d840bce0c4289834ee8ac5ed24271ee1bdd7bf067617696d', '0a242e75faab9f3832ac6f4e1278d22adcdc2e8c50e6c2612d02d14626afb718', '2024-03-15 05:00:00+00', 'members.contacts_seen', 5, 'Фамилия14 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(13, 1, 12, '0a242e75faab9f3832ac6f4e1278d22adcdc2e8c50e6c2612d02d14626afb718', 'bee3fc33f72c5e0384ea45285d0d81b355a2ed0dd31e3de6bb46523f71ed7d83', '2024-03-15 05:00:00+00', 'members.contacts_seen', 6, 'Фамилия16 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(14, 1, 13, 'bee3fc33f72c5e0384ea45285d0d81b355a2ed0dd31e3de6bb46523f71ed7d83', '32c4866671da7563ef4589f150e8bbe5531e9fefd55f7be5e74ca1b35a40f9aa', '2024-03-15 05:00:00+00', 'members.contacts_seen', 7, 'Фамилия18 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(15, 1, 14, '32c4866671da7563ef4589f150e8bbe5531e9fefd55f7be5e74ca1b35a40f9aa', '3d76fdf414a2873f20067871e07d1818863bdb4eaffa65b4e095e68d315b5a8f', '2024-03-15 05:00:00+00', 'members.contacts_seen', 8, 'Фамилия20 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(16, 1, 15, '3d76fdf414a2873f20067871e07d1818863bdb4eaffa65b4e095e68d315b5a8f', '779f8a1f5afb9b4d94d79aa99ea276a859898c410c17bbf993805c0e122a3a62', '2024-03-15 05:00:00+00', 'members.contacts_seen', 9, 'Фамилия22 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(17, 1, 16, '779f8a1f5afb9b4d94d79aa99ea276a859898c410c17bbf993805c0e122a3a62', '4816ed2532b67e3b990848b67fc157213fe909fc44cbb36108c68c4ee958726e', '2024-03-15 05:00:00+00', 'members.contacts_seen', 10, 'Фамилия24 Имя', '', 'members.person', '13', 'Фамилия30 Ирина Петровна', '', '{}'),
	(18, 1, 17, '4816ed2532b67e3b990848b67fc157213fe909fc44cbb36108c68c4ee958726e', 'e1e609508c531e27a79a90557dc0f611f649174e89fb7f3eeeee13197d1a153f', '2024-03-15 05:00:00+00', 'plans.reading_corrected', 11, 'Фамилия26 Имя', '', 'plans.activity', '6', '6 Инклюзия', '', '{"read_as": ""}'),
	(19, 1, 18, 'e1e609508c531e27a79a90557dc0f611f649174e89fb7f3eeeee13197d1a153f', '516ceb5efcaecbc1c01e5d6b59ea5b64fe075a87745ccaae671af39ddbc70498', '2024-03-15 05:00:00+00', 'plans.requirement_changed', 11, 'Фамилия26 Имя', '', 'plans.activity', '1', '1 Формирование групп', '', '{"kind": "documents.accepted_document", "requirement": 13}'),
	(20, 1, 19, '516ceb5efcaecbc1c01e5d6b59ea5b64fe075a87745ccaae671af39ddbc70498', '57cfea8ce6015ea24c316ef0f18826b9cb55f427b3585dca30f9dbd3fc2b6552', '2024-03-15 05:00:00+00', 'plans.obligation_lifted', 11, 'Фамилия26 Имя', '', 'plans.activity', '3', '3 Заседания', '', '{"basis": "Решение совета № 2", "obligation": 5}'),
	(21, 1, 20, '57cfea8ce6015ea24c316ef0f18826b9cb55f427b3585dca30f9dbd3fc2b6552', 'f8cf748cf2af7fb197861523c4913e942838bec5bef5bf007d5737149e49f715', '2024-03-15 05:00:00+00', 'plans.obligation_moved', 11, 'Фамилия26 Имя', '', 'plans.activity', '2', '2 Пул экспертов', '', '{"basis": "Письмо № 3", "new_due_on": "2024-06-03", "obligation": 3}'),
	(22, 1, 21, 'f8cf748cf2af7fb197861523c4913e942838bec5bef5bf007d5737149e49f715', '5714f8b4c962c379217eb9c9c552bd051f78592e245f183820d9b86c663af80b', '2024-03-15 05:00:00+00', 'plans.extension_asked', 9, 'Фамилия22 Имя', '', 'plans.activity', '2', '2 Пул экспертов', '', '{"obligation": 4, "wanted_due_on": "2024-06-03"}'),
	(43, 1, 42, '4d2be8592acac8683d15ab65210798faa8ad3019abf7cd092ff4e96b9f2e55ac', 'a1819db9bf0c7439e68bb5ae91d3a432de7f84a6d9cbefc3d87adf08e8397670', '2024-03-15 05:00:00+00', 'bodies.direction_added', 11, 'Фамилия26 Имя', '', 'bodies.direction', '2', 'Ярмарка вакансий', '', '{}'),
	(23, 1, 22, '5714f8b4c962c379217eb9c9c552bd051f78592e245f183820d9b86c663af80b', 'e5ffe6b15cc14d65b9b1b5a4804c612a08f10d7f9493702bbb19d5629018693f', '2024-03-15 05:00:00+00', 'plans.extension_asked', 12, 'Фамилия28 Имя', '', 'plans.activity', '2', '2 Пул экспертов', '', '{"obligation": 2, "wanted_due_on": "2024-06-03"}'),
	(24, 1, 23, 'e5ffe6b15cc14d65b9b1b5a4804c612a08f10d7f9493702bbb19d5629018693f', 'bd84471945392957bc074f61df71c717cf0aef5e2283fc15a8e500efc02a3bc2', '2024-03-15 05:00:00+00', 'plans.extension_refused', 11, 'Фамилия26 Имя', '', 'plans.activity', '2', '2 Пул экспертов', '', '{"obligation": 2}'),
	(25, 1, 24, 'bd84471945392957bc074f61df71c717cf0aef5e2283fc15a8e500efc02a3bc2', '13479105a7093ef61e08eae52763b4e364b6ce86f9ae338ff4c80f33fe26e474', '2024-03-15 05:00:00+00', 'plans.evidence_supplied', 11, 'Фамилия26 Имя', '', 'plans.activity', '1', '1 Формирование групп', '', '{"title": "Отчёт о мероприятии", "evidence": 1, "obligation": 1}'),
	(26, 1, 25, '13479105a7093ef61e08eae52763b4e364b6ce86f9ae338ff4c80f33fe26e474', '594eb14f4590df58189226f56fd1b56a827f73882d13f4ad56210f3e4cbb960f', '2024-03-15 05:00:00+00', 'plans.evidence_supplied', 11, 'Фамилия26 Имя', '', 'plans.activity', '1', '1 Формирование групп', '', '{"title": "Отчёт о мероприятии", "evidence": 2, "obligation": 1}'),
	(27, 1, 26, '594eb14f4590df58189226f56fd1b56a827f73882d13f4ad56210f3e4cbb960f', 'f76541448de7d852d48ddeede49c411d036ba7adebab5d64cdbfcc0f450b2e72', '2024-03-15 05:00:00+00', 'plans.evidence_accepted', 1, 'Фамилия6 Имя', '', 'plans.activity', '1', '1 Формирование групп', '', '{"title": "Отчёт о мероприятии", "reason": "", "evidence": 2, "obligation": 1}'),
	(28, 1, 27, 'f76541448de7d852d48ddeede49c411d036ba7adebab5d64cdbfcc0f450b2e72', '458915f72dfc26d5caecb6bc4255f6c8822caa02e03f4773c1c3f866343de169', '2024-03-15 05:00:00+00', 'plans.evidence_supplied', 11, 'Фамилия26 Имя', '', 'plans.activity', '2', '2 Пул экспертов', '', '{"title": "Отчёт о мероприятии", "evidence": 3, "obligation": 3}'),
	(29, 1, 28, '458915f72dfc26d5caecb6bc4255f6c8822caa02e03f4773c1c3f866343de169', '2b1e3cd18585330922b655a072f5d78e71c7e915e1f7d8e833ad005eed71a221', '2024-03-15 05:00:00+00', 'plans.evidence_rejected', 1, 'Фамилия6 Имя', '', 'plans.activity', '2', '2 Пул экспертов', '', '{"title": "Отчёт о мероприятии", "reason": "Нет подписи", "evidence": 3, "obligation": 3}'),
	(30, 1, 29, '2b1e3cd18585330922b655a072f5d78e71c7e915e1f7d8e833ad005eed71a221', '6b8d064466946e42fd9fbaa5edb1c65f9a6fe896eb3932c6ee4a4e3027b14da0', '2024-03-15 05:00:00+00', 'plans.evidence_supplied', 8, 'Фамилия20 Имя', '', 'plans.activity', '2', '2 Пул экспертов', '', '{"title": "Отчёт о мероприятии", "evidence": 4, "obligation": 2}'),
	(31, 1, 30, '6b8d064466946e42fd9fbaa5edb1c65f9a6fe896eb3932c6ee4a4e3027b14da0', '2eeec8097a23e6f1f272d2054f1735cb97755b896fe3429de90f762ee18804a4', '2024-03-15 05:00:00+00', 'plans.dates_set_by_document', 11, 'Фамилия26 Имя', '', 'plans.activity', '8', '7 Конкурс', '', '{"windows": [["2024-04-15", "2024-04-19"]], "document": 2}'),
	(32, 1, 31, '2eeec8097a23e6f1f272d2054f1735cb97755b896fe3429de90f762ee18804a4', 'bd1db4c51ab58747c9390f40a3fa43a7bf6d2c9626a68217e9fe1f54bf2c4bfd', '2024-03-15 05:00:00+00', 'plans.event_recorded', 11, 'Фамилия26 Имя', '', 'plans.event', '1', 'Ярмарка', '', '{"ends_on": "2024-03-14"}'),
	(33, 1, 32, 'bd1db4c51ab58747c9390f40a3fa43a7bf6d2c9626a68217e9fe1f54bf2c4bfd', 'b86aa548bda4249e1dcbe0ac557fbab30a4ebd5b8068cf5454b7c6579f7ee35a', '2024-03-15 05:00:00+00', 'plans.indicator_recorded', NULL, 'Система', '', 'plans.activity', '1', '1 Формирование групп', '', '{"system": "system", "indicator": 1}'),
	(34, 1, 33, 'b86aa548bda4249e1dcbe0ac557fbab30a4ebd5b8068cf5454b7c6579f7ee35a', '8214663ca1d8f3b7802267cc50fcdcb529ed5db595c403b3079a9caa85fcfe8a', '2024-03-15 05:00:00+00', 'bodies.rules_adopted', 11, 'Фамилия26 Имя', '', 'members.unit', '2', 'Экспертный совет', '', '{"basis": "Положение об Экспертном совете", "valid_from": "01.09.2020"}'),
	(35, 1, 34, '8214663ca1d8f3b7802267cc50fcdcb529ed5db595c403b3079a9caa85fcfe8a', '31476ac4546e74241e96a29e8156741ea5f355e5e840ae387df177837df9300f', '2024-03-15 05:00:00+00', 'bodies.composition_drafted', 11, 'Фамилия26 Имя', '', 'bodies.composition', '1', 'Экспертный совет, 1', '', '{"seats": 5}'),
	(36, 1, 35, '31476ac4546e74241e96a29e8156741ea5f355e5e840ae387df177837df9300f', '5a5567fa0af057d4099d7b943464bb1355b5da39aa3df2dab0172b9d787c8779', '2024-03-15 05:00:00+00', 'members.appointed', NULL, 'Система', '', 'members.person', '16', 'Фамилия32 Ирина Петровна', '', '{"basis": "Приказ департамента от 12.01.2024 № 12, состав № 1", "office": "member: Экспертный совет", "system": "bodies", "valid_to": null, "is_acting": false, "valid_from": "12.01.2024"}'),
	(37, 1, 36, '5a5567fa0af057d4099d7b943464bb1355b5da39aa3df2dab0172b9d787c8779', '9aa5be89e75a983d4447dcd31862292ead6a636a58b3d471c8bff79f965d6026', '2024-03-15 05:00:00+00', 'members.appointed', NULL, 'Система', '', 'members.person', '17', 'Фамилия33 Ирина Петровна', '', '{"basis": "Приказ департамента от 12.01.2024 № 12, состав № 1", "office": "member: Экспертный совет", "system": "bodies", "valid_to": null, "is_acting": false, "valid_from": "12.01.2024"}'),
	(38, 1, 37, '9aa5be89e75a983d4447dcd31862292ead6a636a58b3d471c8bff79f965d6026', 'd4c2afe5ab5c9979e001230e5fa77b3f9f2330843c2a0ca5543f91b56b6618af', '2024-03-15 05:00:00+00', 'bodies.composition_enacted', 11, 'Фамилия26 Имя', '', 'bodies.composition', '1', 'Экспертный совет, 1', '', '{"words": "Приказ департамента от 12.01.2024 № 12", "effective_from": "12.01.2024"}'),
	(39, 1, 38, 'd4c2afe5ab5c9979e001230e5fa77b3f9f2330843c2a0ca5543f91b56b6618af', '4d542247b96036f36fe2ee3c135cc5f4b61d06f5f4a893a29d6767c4bac00542', '2024-03-15 05:00:00+00', 'bodies.direction_added', 11, 'Фамилия26 Имя', '', 'bodies.direction', '1', 'Приём и КЦП', '', '{}'),
	(40, 1, 39, '4d542247b96036f36fe2ee3c135cc5f4b61d06f5f4a893a29d6767c4bac00542', '7348d9f90925d0b654895971587c46cd4b2b540d4211b8ccea91c44c812c52be', '2024-03-15 05:00:00+00', 'bodies.call_opened', 11, 'Фамилия26 Имя', '', 'bodies.direction', '1', 'Приём и КЦП', '', '{"due_on": "01.04.2024"}'),
	(41, 1, 40, '7348d9f90925d0b654895971587c46cd4b2b540d4211b8ccea91c44c812c52be', '94f4e09a8bf85e4e3422ebe3930cd31d9e51cbc06a1c8687960e4173f680dcfa', '2024-03-15 05:00:00+00', 'bodies.nominated', 8, 'Фамилия20 Имя', '', 'bodies.direction', '1', 'Приём и КЦП', '', '{"nomination": 1, "organisation": "Организация 2"}'),
	(42, 1, 41, '94f4e09a8bf85e4e3422ebe3930cd31d9e51cbc06a1c8687960e4173f680dcfa', '4d2be8592acac8683d15ab65210798faa8ad3019abf7cd092ff4e96b9f2e55ac', '2024-03-15 05:00:00+00', 'bodies.member_suspended', 11, 'Фамилия26 Имя', '', 'members.person', '17', 'Фамилия33 Ирина Петровна', '', '{"unit": "Экспертный совет", "reason": "Уволен", "valid_from": "15.03.2024"}'),
	(44, 1, 43, 'a1819db9bf0c7439e68bb5ae91d3a432de7f84a6d9cbefc3d87adf08e8397670', 'c8d2bccaa6cbadba74dfb7d0aa28796472b326ed2702cb9a9e86a51356d986e4', '2024-03-15 05:00:00+00', 'bodies.composition_drafted', 11, 'Фамилия26 Имя', '', 'bodies.composition', '2', 'Ярмарка вакансий, 1', '', '{"seats": 3}'),
	(45, 1, 44, 'c8d2bccaa6cbadba74dfb7d0aa28796472b326ed2702cb9a9e86a51356d986e4', '3b70ac1dec4159fdff611251693c10cdb11f5851d70fc8da52d6bf186b69a38e', '2024-03-15 05:00:00+00', 'bodies.direction_added', 11, 'Фамилия26 Имя', '', 'bodies.direction', '3', 'Наставники', '', '{}'),
	(46, 1, 45, '3b70ac1dec4159fdff611251693c10cdb11f5851d70fc8da52d6bf186b69a38e', '80e88c6bcab83f09cc4e50c85cdce899eb529878b4b886975d4c22cedde673ce', '2024-03-15 05:00:00+00', 'bodies.composition_drafted', 11, 'Фамилия26 Имя', '', 'bodies.composition', '3', 'Наставники, 1', '', '{"seats": 3}'),
	(47, 1, 46, '80e88c6bcab83f09cc4e50c85cdce899eb529878b4b886975d4c22cedde673ce', '0852dca9d9f7565210f71cbbc4939713a059eb0bd11805113ad02aff19806d14', '2024-03-15 05:00:00+00', 'bodies.composition_submitted', 11, 'Фамилия26 Имя', '', 'bodies.composition', '3', 'Наставники, 1', '', '{}'),
	(48, 1, 47, '0852dca9d9f7565210f71cbbc4939713a059eb0bd11805113ad02aff19806d14', 'e5976bfdba3b1df33bac4cab8b9f8f297ab62fd966988532ae05348ae21f7f3a', '2024-03-15 05:00:00+00', 'bodies.direction_added', 11, 'Фамилия26 Имя', '', 'bodies.direction', '4', 'Профориентация', '', '{}'),
	(49, 1, 48, 'e5976bfdba3b1df33bac4cab8b9f8f297ab62fd966988532ae05348ae21f7f3a', '53c403bd5a13706e38e755d2a5fc4951e3fa6e14a3fe0919363b7a2aa706b5ca', '2024-03-15 05:00:00+00', 'bodies.composition_drafted', 11, 'Фамилия26 Имя', '', 'bodies.composition', '4', 'Профориентация, 1', '', '{"seats": 3}'),
	(50, 1, 49, '53c403bd5a13706e38e755d2a5fc4951e3fa6e14a3fe0919363b7a2aa706b5ca', '3e1acbbe6e258ab42fd5672ece9cac73152d62341dbcb3dd3e021f274572b394', '2024-03-15 05:00:00+00', 'bodies.composition_submitted', 11, 'Фамилия26 Имя', '', 'bodies.composition', '4', 'Профориентация, 1', '', '{}'),
	(51, 1, 50, '3e1acbbe6e258ab42fd5672ece9cac73152d62341dbcb3dd3e021f274572b394', '4ab1b1b42ad0e6c2931ecd50ec52dc41bff8130cdaf0830643fae8fa43bbd0cb', '2024-03-15 05:00:00+00', 'members.consent_recorded', 4, 'Фамилия12 Имя', '', 'members.person', '4', 'Фамилия13 Ирина Петровна', '', '{"purpose": "соглашение о простой электронной подписи", "version": 1, "given_on": "15.03.2024"}'),
	(52, 1, 51, '4ab1b1b42ad0e6c2931ecd50ec52dc41bff8130cdaf0830643fae8fa43bbd0cb', 'e2566408de9d6bafc78b298ff45482a2b937aead24ca3215479dac8a34ef601b', '2024-03-15 05:00:00+00', 'documents.agreement_joined', 4, 'Фамилия12 Имя', '', 'members.person', '4', 'Фамилия13 Ирина Петровна', '', '{"number": 1}'),
	(53, 1, 52, 'e2566408de9d6bafc78b298ff45482a2b937aead24ca3215479dac8a34ef601b', 'c711529ce61bd19e81abed6fb4a5a2bff0d4eccc6fe13b6c1cf8adbf2de283b4', '2024-03-15 05:00:00+00', 'members.consent_recorded', 5, 'Фамилия14 Имя', '', 'members.person', '5', 'Фамилия15 Ирина Петровна', '', '{"purpose": "соглашение о простой электронной подписи", "version": 1, "given_on": "15.03.2024"}'),
	(54, 1, 53, 'c711529ce61bd19e81abed6fb4a5a2bff0d4eccc6fe13b6c1cf8adbf2de283b4', '0f71c4230c5012875004a5e78a147f61565850ed09dc8a7684ea22ffd8ddb94f', '2024-03-15 05:00:00+00', 'documents.agreement_joined', 5, 'Фамилия14 Имя', '', 'members.person', '5', 'Фамилия15 Ирина Петровна', '', '{"number": 2}'),
	(55, 1, 54, '0f71c4230c5012875004a5e78a147f61565850ed09dc8a7684ea22ffd8ddb94f', 'fc37e340fd357425b477966c590d10388044e561ef3a8025878e6ecfa0bc3994', '2024-03-15 05:00:00+00', 'members.consent_recorded', 8, 'Фамилия20 Имя', '', 'members.person', '8', 'Фамилия21 Ирина Петровна', '', '{"purpose": "соглашение о простой электронной подписи", "version": 1, "given_on": "15.03.2024"}'),
	(56, 1, 55, 'fc37e340fd357425b477966c590d10388044e561ef3a8025878e6ecfa0bc3994', 'a8637543d39780a69b8c3461f6a03e9bd39af9e42e4555ee7c1cb2c1805d6b44', '2024-03-15 05:00:00+00', 'documents.agreement_joined', 8, 'Фамилия20 Имя', '', 'members.person', '8', 'Фамилия21 Ирина Петровна', '', '{"number": 3}'),
	(57, 1, 56, 'a8637543d39780a69b8c3461f6a03e9bd39af9e42e4555ee7c1cb2c1805d6b44', '27f3cc71a0fb45759484f884d4c7113ff5ec9623d230b54398ddb73c2d0b19aa', '2024-03-15 05:00:00+00', 'members.consent_recorded', 9, 'Фамилия22 Имя', '', 'members.person', '9', 'Фамилия23 Ирина Петровна', '', '{"purpose": "соглашение о простой электронной подписи", "version": 1, "given_on": "15.03.2024"}'),
	(58, 1, 57, '27f3cc71a0fb45759484f884d4c7113ff5ec9623d230b54398ddb73c2d0b19aa', '9b24841dca211323cbf97f326a75461df7d9ad2bfc1968155e3cea2795d8d2c7', '2024-03-15 05:00:00+00', 'documents.agreement_joined', 9, 'Фамилия22 Имя', '', 'members.person', '9', 'Фамилия23 Ирина Петровна', '', '{"number": 4}'),
	(59, 1, 58, '9b24841dca211323cbf97f326a75461df7d9ad2bfc1968155e3cea2795d8d2c7', '041840752a628fff0761a39500819055d569c6f5eb1e04ec50797e84d408129a', '2024-03-15 05:00:00+00', 'documents.sheet_opened', 11, 'Фамилия26 Имя', '', 'documents.approvalsheet', '1', 'проекту плана', '', '{"due": "01.04.2024", "lines": 2, "digest": "0000000000000000000000000000000000000000000000000000000000000000", "edition": 1}'),
	(60, 1, 59, '041840752a628fff0761a39500819055d569c6f5eb1e04ec50797e84d408129a', '7e9e63484755936a4d61f06a1fd879842359f7ef1704484b85c90e479f5e534b', '2024-03-15 05:00:00+00', 'documents.line_decided', 9, 'Фамилия22 Имя', '', 'documents.approvalsheet', '1', 'проекту плана', '', '{"code": "6H3N-8T1V-Q070", "digest": "0000000000000000000000000000000000000000000000000000000000000000", "decision": "не согласовано"}'),
	(61, 1, 60, '7e9e63484755936a4d61f06a1fd879842359f7ef1704484b85c90e479f5e534b', 'a9c2afc5a8b200350f754af4cd35cfdd2c57efc43bff274efce65755f0284352', '2024-02-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"held_on": "15.02.2024"}'),
	(62, 1, 61, 'a9c2afc5a8b200350f754af4cd35cfdd2c57efc43bff274efce65755f0284352', '4403ad225ef3070c09ea1c4be216decebe3fe6a5c825859d32edaa6077ad0059', '2024-02-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"item": 1}'),
	(63, 1, 62, '4403ad225ef3070c09ea1c4be216decebe3fe6a5c825859d32edaa6077ad0059', 'c43b3ad82a0f50188176a7b53b9ae344153b3e93bfb5739e0b08e0e268875690', '2024-02-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"item": 2}'),
	(64, 1, 63, 'c43b3ad82a0f50188176a7b53b9ae344153b3e93bfb5739e0b08e0e268875690', 'ff45cecb63e5cf762c3ef1da7a82cfabcd7a8301cde66e6472a6dc1e7a33d805', '2024-02-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"people": 5, "is_short": true, "by_word_of_the_chair": true}'),
	(65, 1, 64, 'ff45cecb63e5cf762c3ef1da7a82cfabcd7a8301cde66e6472a6dc1e7a33d805', 'ee4741c3ce8b0fa53b363dd321c6d938df8e70d50a0896c0aefa14d61eb88872', '2024-02-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"at": "2024-02-15T12:00:00+07:00", "mode": "hall", "attendee": 1}'),
	(66, 1, 65, 'ee4741c3ce8b0fa53b363dd321c6d938df8e70d50a0896c0aefa14d61eb88872', 'be7b5a1b77095a871e5c61cfa2b0fb3a2ab7907cd425489397aeb3dceb1af7de', '2024-02-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"at": "2024-02-15T12:00:00+07:00", "mode": "hall", "attendee": 2}'),
	(67, 1, 66, 'be7b5a1b77095a871e5c61cfa2b0fb3a2ab7907cd425489397aeb3dceb1af7de', '363b8240904314e06b2b37e13b9121311a2718e246cd0528041f630bd3690007', '2024-02-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"at": "2024-02-15T12:00:00+07:00", "mode": "hall", "attendee": 3}'),
	(68, 1, 67, '363b8240904314e06b2b37e13b9121311a2718e246cd0528041f630bd3690007', '5eb50ca04e16e7b6f8997254d61f784476cdf5f4650776aa11b44968c9026f56', '2024-02-15 05:00:00+00', 'meetings.meeting_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"presiding": 4}'),
	(69, 1, 68, '5eb50ca04e16e7b6f8997254d61f784476cdf5f4650776aa11b44968c9026f56', '1e051bd61116dd4ef0c0d390d88191fa12f120267826a732b0f326c8d107416e', '2024-02-15 05:00:00+00', 'meetings.item_started', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"item": 1}'),
	(70, 1, 69, '1e051bd61116dd4ef0c0d390d88191fa12f120267826a732b0f326c8d107416e', '4e8965af992f50868cec9b41fe366348358d58d0a2847a53deb452223350303f', '2024-02-15 05:00:00+00', 'meetings.item_written', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"item": 1, "version": 2}'),
	(71, 1, 70, '4e8965af992f50868cec9b41fe366348358d58d0a2847a53deb452223350303f', '4d499636aef34c3dde5d51bd89c2d48e633443d24c808b5dc98b2e462d0c2f50', '2024-02-15 05:00:00+00', 'meetings.question_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"item": 1, "roll": 3, "ballot": "open", "question": 1}'),
	(72, 1, 71, '4d499636aef34c3dde5d51bd89c2d48e633443d24c808b5dc98b2e462d0c2f50', 'b8ef53a156a0f518eca9fc8305da7d94cd5956da213c30fd5d9184821fd210eb', '2024-02-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"attendee": 3, "question": 1}'),
	(73, 1, 72, 'b8ef53a156a0f518eca9fc8305da7d94cd5956da213c30fd5d9184821fd210eb', '68c1286ace4e75c1c2051b5fc4ca31a756212e4c13f416d9162a2062aa723244', '2024-02-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"attendee": 1, "question": 1}'),
	(74, 1, 73, '68c1286ace4e75c1c2051b5fc4ca31a756212e4c13f416d9162a2062aa723244', '36600ac7e8c03a06a3fb9f2531b78e5d03438d826573f9ec6b387d4cbdae3453', '2024-02-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"attendee": 2, "question": 1}'),
	(75, 1, 74, '36600ac7e8c03a06a3fb9f2531b78e5d03438d826573f9ec6b387d4cbdae3453', 'cc7c72c1dace411a7869287b8039b433d93b283c23213ea262330536927b066f', '2024-02-15 05:00:00+00', 'meetings.question_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"item": 1, "against": 0, "outcome": "accepted", "question": 1, "abstained": 0, "in_favour": 3, "not_voted": 0}'),
	(76, 1, 75, 'cc7c72c1dace411a7869287b8039b433d93b283c23213ea262330536927b066f', 'f9b54c519829fcb92c315f676220330a923a2bb9f63553364070e40dd001049e', '2024-02-15 05:00:00+00', 'meetings.item_finished', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"item": 1}'),
	(77, 1, 76, 'f9b54c519829fcb92c315f676220330a923a2bb9f63553364070e40dd001049e', 'b8cbf247cb0564c2762b11f79801d377f579260ae6a0df114b4b2990992f7d9f', '2024-02-15 05:00:00+00', 'meetings.assignment_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"due_on": "01.03.2024", "person": 8, "assignment": 1}'),
	(78, 1, 77, 'b8cbf247cb0564c2762b11f79801d377f579260ae6a0df114b4b2990992f7d9f', 'dfdbfebf2747659e4bd65a5c2877922d7739caaa3d0c9b1b6eb591688cb33734', '2024-02-15 05:00:00+00', 'meetings.assignment_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"due_on": "01.03.2024", "person": 16, "assignment": 2}'),
	(79, 1, 78, 'dfdbfebf2747659e4bd65a5c2877922d7739caaa3d0c9b1b6eb591688cb33734', '3f610a450269028943387cf6ecbf5d71835a24bdcec0ef2550abc98a0e1fc06a', '2024-02-15 05:00:00+00', 'meetings.assignment_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"due_on": "01.03.2024", "person": 14, "assignment": 3}'),
	(80, 1, 79, '3f610a450269028943387cf6ecbf5d71835a24bdcec0ef2550abc98a0e1fc06a', '94e56c9c666e216a57c6d2854d6fa909e43ea45aa162bba08b4bfeee6602ec02', '2024-02-15 05:00:00+00', 'meetings.meeting_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{}'),
	(81, 1, 80, '94e56c9c666e216a57c6d2854d6fa909e43ea45aa162bba08b4bfeee6602ec02', '52e9d0cb98cb60acd37bb09e6fb4f2ac19e25b22f23ee7385952b421af4e2ca4', '2024-02-15 05:00:00+00', 'meetings.minutes_drafted', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"minutes": 1}'),
	(82, 1, 81, '52e9d0cb98cb60acd37bb09e6fb4f2ac19e25b22f23ee7385952b421af4e2ca4', '49f1b9418b95e8f83f3591c6379fe606f08a458f6bea10a6de2434fd1c0bac51', '2024-03-15 05:00:00+00', 'meetings.assignment_reported', NULL, 'Система', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"system": "system", "assignment": 2}'),
	(83, 1, 82, '49f1b9418b95e8f83f3591c6379fe606f08a458f6bea10a6de2434fd1c0bac51', '8f85286dd036a954de455c4a659a70f469fb107f1b5bb4ef33ea876b2ea8b0bd', '2024-03-15 05:00:00+00', 'meetings.minutes_shown', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"until": "19.03.2024"}'),
	(84, 1, 83, '8f85286dd036a954de455c4a659a70f469fb107f1b5bb4ef33ea876b2ea8b0bd', '47518ec5b02f740288e8a712d4793cfb09b8175287b426ea942250f64b18d92a', '2024-03-15 05:00:00+00', 'meetings.remark_made', 4, 'Фамилия12 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"remark": 1}'),
	(85, 1, 84, '47518ec5b02f740288e8a712d4793cfb09b8175287b426ea942250f64b18d92a', '176d8f4ebb47254a7d3c8258efbf4a68d35fd4a03c16fca82aa4db7d07f41305', '2024-03-15 05:00:00+00', 'meetings.dissent_added', 4, 'Фамилия12 Имя', '', 'meetings.meeting', '1', 'Экспертный совет, 15.02.2024', '', '{"item": 1, "attendee": 1}'),
	(86, 1, 85, '176d8f4ebb47254a7d3c8258efbf4a68d35fd4a03c16fca82aa4db7d07f41305', '2829bbdd28c0ba492ff31e4c5ce06a8f5804747c22c5509f4c3e143998549cc4', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(87, 1, 86, '2829bbdd28c0ba492ff31e4c5ce06a8f5804747c22c5509f4c3e143998549cc4', '32d02fadc7e44bd74ba5e765fbcdd8cac735fe0d8d0b998e8940ab0c2bb34faf', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 3}'),
	(88, 1, 87, '32d02fadc7e44bd74ba5e765fbcdd8cac735fe0d8d0b998e8940ab0c2bb34faf', 'd14c7e6fb3760281a4b47e57d261cbe4c513d26848e287f0d0401e7ca14b9c3b', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 4}'),
	(89, 1, 88, 'd14c7e6fb3760281a4b47e57d261cbe4c513d26848e287f0d0401e7ca14b9c3b', '747f70ff6492e4ab60c04af1d92e51b6ef82a94129cb2986b46c181687e663c6', '2024-03-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"people": 4, "is_short": true, "by_word_of_the_chair": true}'),
	(90, 1, 89, '747f70ff6492e4ab60c04af1d92e51b6ef82a94129cb2986b46c181687e663c6', '666dea334299e352411962393a1d50fadd6b38034b00db618ad1488b9d323974', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 6}'),
	(91, 1, 90, '666dea334299e352411962393a1d50fadd6b38034b00db618ad1488b9d323974', '0b6561c4c3fe6d50408dbb92b1b51d4489a061719454a5e9a6d0e52717713ad0', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 7}'),
	(92, 1, 91, '0b6561c4c3fe6d50408dbb92b1b51d4489a061719454a5e9a6d0e52717713ad0', '9aae096fe6c439c3a6d71fb8d9eb034155aa66be19d04a604b01c96637e79b4c', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 8}'),
	(93, 1, 92, '9aae096fe6c439c3a6d71fb8d9eb034155aa66be19d04a604b01c96637e79b4c', 'd47edaa05b7758429dd77193e3fb651f27dbe79ddea6332decd995251fa5fbf7', '2024-03-15 05:00:00+00', 'meetings.meeting_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"presiding": 4}'),
	(94, 1, 93, 'd47edaa05b7758429dd77193e3fb651f27dbe79ddea6332decd995251fa5fbf7', '161be03c3fb0c5bf35903fb0c5f0402c8a6636c4dba8880d0bde529ab3aaf756', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 5, "subject": "bodies.composition:4-b52fc493d8f4"}'),
	(95, 1, 94, '161be03c3fb0c5bf35903fb0c5f0402c8a6636c4dba8880d0bde529ab3aaf756', 'feb2589674e69be1f6f525be5b1fa1e7e1f354dc9550cc32ebfcf0c6b44588d6', '2024-03-15 05:00:00+00', 'meetings.item_started', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 5}'),
	(96, 1, 95, 'feb2589674e69be1f6f525be5b1fa1e7e1f354dc9550cc32ebfcf0c6b44588d6', '5126ea5b7dffbf57b4f7e29378c953b3e423f9327fe1af227559b0264731b8c8', '2024-03-15 05:00:00+00', 'meetings.item_written', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 5, "version": 2}'),
	(97, 1, 96, '5126ea5b7dffbf57b4f7e29378c953b3e423f9327fe1af227559b0264731b8c8', 'abd38ed4ca40703fc5ec437b73dd0b67a0e72a05b0c1e6757c985ab0217790be', '2024-03-15 05:00:00+00', 'meetings.question_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 5, "roll": 3, "ballot": "open", "question": 2}'),
	(98, 1, 97, 'abd38ed4ca40703fc5ec437b73dd0b67a0e72a05b0c1e6757c985ab0217790be', '1f4164ac7bbb36ec3fa430b5d02600ddb1741073ca58e7fef484d22b3a841405', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"attendee": 6, "question": 2}'),
	(99, 1, 98, '1f4164ac7bbb36ec3fa430b5d02600ddb1741073ca58e7fef484d22b3a841405', 'e0e5919b64399d6fb0026d6ca9791e8eb8d3702ab0b134508870482fb60f43e0', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"attendee": 8, "question": 2}'),
	(100, 1, 99, 'e0e5919b64399d6fb0026d6ca9791e8eb8d3702ab0b134508870482fb60f43e0', '2c4cbce50c9cc05e553e63f03fc61145fd9b1c524f0a387e1c9c6473e1468691', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"attendee": 7, "question": 2}'),
	(101, 1, 100, '2c4cbce50c9cc05e553e63f03fc61145fd9b1c524f0a387e1c9c6473e1468691', '9a661a474d7d6d2556e11be0f0c23468471fe34f9fb4698242585b4e63222580', '2024-03-15 05:00:00+00', 'meetings.question_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 5, "against": 0, "outcome": "accepted", "question": 2, "abstained": 0, "in_favour": 3, "not_voted": 0}'),
	(102, 1, 101, '9a661a474d7d6d2556e11be0f0c23468471fe34f9fb4698242585b4e63222580', 'd531c041e5a27f2aa9e81034d6c5805999468dc135d1d4597bb4882cc2cee24a', '2024-03-15 05:00:00+00', 'meetings.item_finished', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 5}'),
	(103, 1, 102, 'd531c041e5a27f2aa9e81034d6c5805999468dc135d1d4597bb4882cc2cee24a', '94bda93e963f8d9fed4d0840268f7b788c23bfc1ad40d5a61015723c7f807233', '2024-03-15 05:00:00+00', 'meetings.item_removed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 3, "reason": "Болезнь докладчика"}'),
	(104, 1, 103, '94bda93e963f8d9fed4d0840268f7b788c23bfc1ad40d5a61015723c7f807233', 'c1e522d41c24dbfa1b7e8a43a5f998dc7177170b52c71608e844dca108b4f8af', '2024-03-15 05:00:00+00', 'meetings.item_removed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"item": 4, "reason": "Болезнь докладчика"}'),
	(105, 1, 104, 'c1e522d41c24dbfa1b7e8a43a5f998dc7177170b52c71608e844dca108b4f8af', '97261b73e57d87b8fbdbda5abde47107e1f6b2a2bec1ffd890683a69771a7d5a', '2024-03-15 05:00:00+00', 'meetings.meeting_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{}'),
	(106, 1, 105, '97261b73e57d87b8fbdbda5abde47107e1f6b2a2bec1ffd890683a69771a7d5a', '934e180cf4aed21161dca58fe2a5b292a859e9da94e48ca89c869324478e8d4a', '2024-03-15 05:00:00+00', 'meetings.minutes_drafted', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"minutes": 2}'),
	(107, 1, 106, '934e180cf4aed21161dca58fe2a5b292a859e9da94e48ca89c869324478e8d4a', 'ed8c6b89456bd1c64ba4773ec8a496ef255cf2bfaac843d3fc0b5158cae05499', '2024-03-15 05:00:00+00', 'documents.paper_composed', 5, 'Фамилия14 Имя', '', 'documents.paper', '1', 'Протокол заседания Экспертного совета от 15.03.2024', '', '{"kind": "протокол", "digest": "ffdbcfd0e0e163d998a3fc082d68537cfc582c375455f0d4cbd8f4075b8c0275", "edition": 1}'),
	(108, 1, 107, 'ed8c6b89456bd1c64ba4773ec8a496ef255cf2bfaac843d3fc0b5158cae05499', '58986d779208dea5b2b5f56e86c1a6b4765fe656f627031d07e67469e557b210', '2024-03-15 05:00:00+00', 'documents.paper_sent', 5, 'Фамилия14 Имя', '', 'documents.paper', '1', 'Протокол заседания Экспертного совета от 15.03.2024', '', '{"digest": "ffdbcfd0e0e163d998a3fc082d68537cfc582c375455f0d4cbd8f4075b8c0275", "signers": 2}'),
	(109, 1, 108, '58986d779208dea5b2b5f56e86c1a6b4765fe656f627031d07e67469e557b210', '9e9dfb2f74a7a98c7045e361e579c88884f2b4b2287641cc75699454a15b18bb', '2024-03-15 05:00:00+00', 'meetings.minutes_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"paper": 1, "minutes": 2}'),
	(110, 1, 109, '9e9dfb2f74a7a98c7045e361e579c88884f2b4b2287641cc75699454a15b18bb', '2317a086695dfaef5c102ecf63b9df2b63ac61d4cd5a055f5b96794ac1da2775', '2024-03-15 05:00:00+00', 'documents.paper_signed', 4, 'Фамилия12 Имя', '', 'documents.paper', '1', 'Протокол заседания Экспертного совета от 15.03.2024', '', '{"code": "0E5K-Y701-PMBJ", "role": "подписывает", "digest": "ffdbcfd0e0e163d998a3fc082d68537cfc582c375455f0d4cbd8f4075b8c0275"}'),
	(111, 1, 110, '2317a086695dfaef5c102ecf63b9df2b63ac61d4cd5a055f5b96794ac1da2775', '4e135c07372511c5321f28bed017698ad6b8c85658a8cfcb46fdb0c6c9b00f7b', '2024-03-15 05:00:00+00', 'documents.paper_signed', 5, 'Фамилия14 Имя', '', 'documents.paper', '1', 'Протокол заседания Экспертного совета от 15.03.2024', '', '{"code": "600P-X4X9-BVP4", "role": "подписывает", "digest": "ffdbcfd0e0e163d998a3fc082d68537cfc582c375455f0d4cbd8f4075b8c0275"}'),
	(112, 1, 111, '4e135c07372511c5321f28bed017698ad6b8c85658a8cfcb46fdb0c6c9b00f7b', 'ed6f1e82cccc61e90aae9b4cc650e00ffc0478e94da7932876af076ba14a1c26', '2024-03-15 05:00:00+00', 'documents.paper_registered', 5, 'Фамилия14 Имя', '', 'documents.paper', '1', 'Протокол заседания Экспертного совета от 15.03.2024', '', '{"digest": "ffdbcfd0e0e163d998a3fc082d68537cfc582c375455f0d4cbd8f4075b8c0275", "number": "1-ЭС", "in_force_on": "2024-03-15"}'),
	(113, 1, 112, 'ed6f1e82cccc61e90aae9b4cc650e00ffc0478e94da7932876af076ba14a1c26', '781407b3871406d9ae93f2d8e228ee45ed61a96dfec60a052c76e2d679e5641f', '2024-03-15 05:00:00+00', 'meetings.minutes_signed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"paper": 1, "number": "1-ЭС"}'),
	(114, 1, 113, '781407b3871406d9ae93f2d8e228ee45ed61a96dfec60a052c76e2d679e5641f', '3cf9e9da365589a7b5b66d42b8f9d1d908e5c942b9f93b98bbed1d6c03cc1839', '2024-03-15 05:00:00+00', 'bodies.composition_passed', 5, 'Фамилия14 Имя', '', 'bodies.composition', '4', 'Профориентация, 1', '', '{}'),
	(115, 1, 114, '3cf9e9da365589a7b5b66d42b8f9d1d908e5c942b9f93b98bbed1d6c03cc1839', '555af801da63c376e4ac4318d1f6d99d942d2af8d94eb410dc083ecc1926ff15', '2024-03-15 05:00:00+00', 'documents.paper_composed', 5, 'Фамилия14 Имя', '', 'documents.paper', '2', 'Решение Экспертного совета о создании рабочей группы по направлению «Профориентация»', '', '{"kind": "решение", "digest": "fddaa3abebe8a3716d304a982ce810f69a452e42c798804a31873dcee61482ee", "edition": 1}'),
	(116, 1, 115, '555af801da63c376e4ac4318d1f6d99d942d2af8d94eb410dc083ecc1926ff15', '47bf8c5fe822796bafdba5e4ab4f3af9d9e084f953febfca5a553a902542e42e', '2024-03-15 05:00:00+00', 'documents.paper_sent', 5, 'Фамилия14 Имя', '', 'documents.paper', '2', 'Решение Экспертного совета о создании рабочей группы по направлению «Профориентация»', '', '{"digest": "fddaa3abebe8a3716d304a982ce810f69a452e42c798804a31873dcee61482ee", "signers": 3}'),
	(117, 1, 116, '47bf8c5fe822796bafdba5e4ab4f3af9d9e084f953febfca5a553a902542e42e', 'b081f72f9db120ab97ac05d40cf877af7f9776cc4cef1b465cc248d7e5211393', '2024-03-15 05:00:00+00', 'documents.paper_composed', 5, 'Фамилия14 Имя', '', 'documents.paper', '3', 'Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3', '', '{"kind": "выписка из протокола", "digest": "20e8945ba404f020eae981d3e04eb8edffc9f02a4028d2acbea4e5eaa432aa0d", "edition": 1}'),
	(118, 1, 117, 'b081f72f9db120ab97ac05d40cf877af7f9776cc4cef1b465cc248d7e5211393', 'd1d207f550b1cbb91fb0adfd755451d48faaca99944f2a25caa7090dbeaa3a91', '2024-03-15 05:00:00+00', 'documents.paper_sent', 5, 'Фамилия14 Имя', '', 'documents.paper', '3', 'Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3', '', '{"digest": "20e8945ba404f020eae981d3e04eb8edffc9f02a4028d2acbea4e5eaa432aa0d", "signers": 1}'),
	(119, 1, 118, 'd1d207f550b1cbb91fb0adfd755451d48faaca99944f2a25caa7090dbeaa3a91', '670a730b60fdaf11cfb3cfa77fc1d78c573ccf7ca8e37a3df83724b2613a4a16', '2024-03-15 05:00:00+00', 'meetings.extract_ordered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"paper": 3, "number": 3}'),
	(120, 1, 119, '670a730b60fdaf11cfb3cfa77fc1d78c573ccf7ca8e37a3df83724b2613a4a16', '7399b8044608671daaf5f24c83c2e2ec108f78f488051171ea33c8a004797c54', '2024-03-15 05:00:00+00', 'documents.paper_composed', 5, 'Фамилия14 Имя', '', 'documents.paper', '4', 'Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3', '', '{"kind": "выписка из протокола", "digest": "20e8945ba404f020eae981d3e04eb8edffc9f02a4028d2acbea4e5eaa432aa0d", "edition": 1}'),
	(121, 1, 120, '7399b8044608671daaf5f24c83c2e2ec108f78f488051171ea33c8a004797c54', '7053026b3e537acf020039fee5df1f953bb11d53fcff89642c1485e9b355ff12', '2024-03-15 05:00:00+00', 'documents.paper_sent', 5, 'Фамилия14 Имя', '', 'documents.paper', '4', 'Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3', '', '{"digest": "20e8945ba404f020eae981d3e04eb8edffc9f02a4028d2acbea4e5eaa432aa0d", "signers": 1}'),
	(122, 1, 121, '7053026b3e537acf020039fee5df1f953bb11d53fcff89642c1485e9b355ff12', 'f56ac7412982a99ccc55bf68fcd2755ebd893983ce87bbb696dda728d3039141', '2024-03-15 05:00:00+00', 'meetings.extract_ordered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '2', 'Экспертный совет, 15.03.2024', '', '{"paper": 4, "number": 3}'),
	(164, 1, 163, '0a00174cf6c12b5c2f1dd6e93e7505955c5dffc207305956d45b492b42468cf6', 'ef4e73292c554540311ff8e0a22e7165546f7663d0a6ae5ebfe3b47ec40336c9', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"item": 10}'),
	(123, 1, 122, 'f56ac7412982a99ccc55bf68fcd2755ebd893983ce87bbb696dda728d3039141', 'f23867c3d106db1195cc16ced6e5f8e85f1e85c915b096ddd7f30f4919f4c0db', '2024-03-15 05:00:00+00', 'documents.paper_signed_by_hand', 11, 'Фамилия26 Имя', '', 'documents.paper', '4', 'Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3', '', '{"day": "15.03.2024", "sha256": "4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680"}'),
	(124, 1, 123, 'f23867c3d106db1195cc16ced6e5f8e85f1e85c915b096ddd7f30f4919f4c0db', '413b9d2e8b0172b3d0dd44dccd1b6fea81ef180426e8886d6172d2b8d6be979a', '2024-03-15 05:00:00+00', 'documents.paper_registered', 11, 'Фамилия26 Имя', '', 'documents.paper', '4', 'Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3', '', '{"digest": "20e8945ba404f020eae981d3e04eb8edffc9f02a4028d2acbea4e5eaa432aa0d", "number": "7-в", "in_force_on": "2024-03-15"}'),
	(125, 1, 124, '413b9d2e8b0172b3d0dd44dccd1b6fea81ef180426e8886d6172d2b8d6be979a', 'f7a779fbf0cd33893532ab07a6b41e7a012b57166d419d05dc9d104516b421eb', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(126, 1, 125, 'f7a779fbf0cd33893532ab07a6b41e7a012b57166d419d05dc9d104516b421eb', 'f91735a89fe63edd123e0a1ef1daee58fcfde9489e0555c5a30e9f2d5fa23f81', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"item": 6}'),
	(127, 1, 126, 'f91735a89fe63edd123e0a1ef1daee58fcfde9489e0555c5a30e9f2d5fa23f81', '768d2eea95450e9cda98c15d4d5e7fd13d48e174d47571027c8e8ae3788877b9', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"item": 7}'),
	(128, 1, 127, '768d2eea95450e9cda98c15d4d5e7fd13d48e174d47571027c8e8ae3788877b9', '0ee750fdfa5f30c58bc5a55bf7981e321ffe626bae9e549f51d1204529a7cb25', '2024-03-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"people": 4, "is_short": true, "by_word_of_the_chair": true}'),
	(129, 1, 128, '0ee750fdfa5f30c58bc5a55bf7981e321ffe626bae9e549f51d1204529a7cb25', 'e070ab892d77e4d2cc93c1376f372a0667fd2e7ee3f64b34be1743163e3f1bd0', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 10}'),
	(130, 1, 129, 'e070ab892d77e4d2cc93c1376f372a0667fd2e7ee3f64b34be1743163e3f1bd0', '3e63b5a446db3ac2783147cf5e245c618b7753130bfa006dcff3317392c5c6f1', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 11}'),
	(131, 1, 130, '3e63b5a446db3ac2783147cf5e245c618b7753130bfa006dcff3317392c5c6f1', '3f99e787c6ac6aa79956d9f5361a2f8c4f520e313dceb2cc83db6998c3f64462', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 12}'),
	(132, 1, 131, '3f99e787c6ac6aa79956d9f5361a2f8c4f520e313dceb2cc83db6998c3f64462', 'edc88301bd624f6b9b52f0d046c53a2c647b641f21425ded36c7e03316b710bc', '2024-03-15 05:00:00+00', 'meetings.meeting_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"presiding": 4}'),
	(133, 1, 132, 'edc88301bd624f6b9b52f0d046c53a2c647b641f21425ded36c7e03316b710bc', 'ee65f5606c86c91ac9a53ff527d5353b4239e97ebe3f134f1950eed593fa3a1b', '2024-03-15 05:00:00+00', 'meetings.item_started', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"item": 6}'),
	(134, 1, 133, 'ee65f5606c86c91ac9a53ff527d5353b4239e97ebe3f134f1950eed593fa3a1b', '787b32dcfe02248328d1ea2b9f4298d09bb8790bed3c7e216cebd70e909b2e48', '2024-03-15 05:00:00+00', 'meetings.item_written', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"item": 6, "version": 2}'),
	(135, 1, 134, '787b32dcfe02248328d1ea2b9f4298d09bb8790bed3c7e216cebd70e909b2e48', '56949e7e3679ede39873674eb1df24d719131d43e870c9f757f39e7ec1dc763c', '2024-03-15 05:00:00+00', 'meetings.question_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"item": 6, "roll": 3, "ballot": "open", "question": 3}'),
	(136, 1, 135, '56949e7e3679ede39873674eb1df24d719131d43e870c9f757f39e7ec1dc763c', '4ce2364d7d2a4cad3f5f7aadcefde6d604a07decdccda87b360aad2e1be3a2f6', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"attendee": 10, "question": 3}'),
	(137, 1, 136, '4ce2364d7d2a4cad3f5f7aadcefde6d604a07decdccda87b360aad2e1be3a2f6', '31c13d62d959c46edcd0f2571bed9d096e5130b936d29eee228b8f9714a5626c', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"attendee": 12, "question": 3}'),
	(138, 1, 137, '31c13d62d959c46edcd0f2571bed9d096e5130b936d29eee228b8f9714a5626c', '3af8a9f296b349e74bbfd42a6cf1638978955b62245b8c0230d5bf40e7b8a6aa', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"attendee": 11, "question": 3}'),
	(139, 1, 138, '3af8a9f296b349e74bbfd42a6cf1638978955b62245b8c0230d5bf40e7b8a6aa', 'e77c3c84d42cef714f4708d1b2dcbbf5a8a7eaa526afe4964e0c05d9d686705a', '2024-03-15 05:00:00+00', 'meetings.question_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"item": 6, "against": 0, "outcome": "accepted", "question": 3, "abstained": 0, "in_favour": 3, "not_voted": 0}'),
	(140, 1, 139, 'e77c3c84d42cef714f4708d1b2dcbbf5a8a7eaa526afe4964e0c05d9d686705a', '648eba3cb8a5a3f8c2be4a91ba5e6e887440428f20b24953a5be01fc150a8c9a', '2024-03-15 05:00:00+00', 'meetings.item_finished', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"item": 6}'),
	(141, 1, 140, '648eba3cb8a5a3f8c2be4a91ba5e6e887440428f20b24953a5be01fc150a8c9a', '69411bdb32db38f9b8d37a96c93d6a659b8891ae89d6da160529db1a080435d6', '2024-03-15 05:00:00+00', 'meetings.meeting_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{}'),
	(142, 1, 141, '69411bdb32db38f9b8d37a96c93d6a659b8891ae89d6da160529db1a080435d6', 'b7e4b4f1dc30da2a370974df4e9852009bd90c6d63aa776f383e59e833fa0488', '2024-03-15 05:00:00+00', 'meetings.minutes_drafted', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"minutes": 3}'),
	(143, 1, 142, 'b7e4b4f1dc30da2a370974df4e9852009bd90c6d63aa776f383e59e833fa0488', '71479563ea9a7b071426af0474a80e297ae9969494338c6473ef8350993c0ae1', '2024-03-15 05:00:00+00', 'documents.paper_composed', 5, 'Фамилия14 Имя', '', 'documents.paper', '5', 'Протокол заседания Экспертного совета от 15.03.2024', '', '{"kind": "протокол", "digest": "46f0752d650a21aea4e47b23fe9c189183bab87366a097a26b92bf639a6d106f", "edition": 1}'),
	(144, 1, 143, '71479563ea9a7b071426af0474a80e297ae9969494338c6473ef8350993c0ae1', '0d50feb13e5cb56240df391f1890a9d90423fb5548215384c5556cabf914dfef', '2024-03-15 05:00:00+00', 'documents.paper_sent', 5, 'Фамилия14 Имя', '', 'documents.paper', '5', 'Протокол заседания Экспертного совета от 15.03.2024', '', '{"digest": "46f0752d650a21aea4e47b23fe9c189183bab87366a097a26b92bf639a6d106f", "signers": 2}'),
	(145, 1, 144, '0d50feb13e5cb56240df391f1890a9d90423fb5548215384c5556cabf914dfef', 'a54b7713f4d0e9f3792f493788882b55a89bb39b9b89d5cea660156f14944d7d', '2024-03-15 05:00:00+00', 'meetings.minutes_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '3', 'Экспертный совет, 15.03.2024', '', '{"paper": 5, "minutes": 3}'),
	(146, 1, 145, 'a54b7713f4d0e9f3792f493788882b55a89bb39b9b89d5cea660156f14944d7d', 'b874515bc31e1f4a9a73f20c81d4f71aedc76b5456df65bd6ed920ef33587c2c', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(147, 1, 146, 'b874515bc31e1f4a9a73f20c81d4f71aedc76b5456df65bd6ed920ef33587c2c', '1a91bd9e3dab004804c88f56206b9525c9f08398e00d0eb65d7efa61c633abed', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"item": 8}'),
	(148, 1, 147, '1a91bd9e3dab004804c88f56206b9525c9f08398e00d0eb65d7efa61c633abed', '2eccd077078d16a65e391e51d0462c5a2cca2c27312853b1a5053c554c01761c', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"item": 9}'),
	(149, 1, 148, '2eccd077078d16a65e391e51d0462c5a2cca2c27312853b1a5053c554c01761c', '82d967bb363f2bc43809d8bdc2f32902670c17de031625ee7fa5fe43ff9a36c2', '2024-03-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"people": 4, "is_short": true, "by_word_of_the_chair": true}'),
	(150, 1, 149, '82d967bb363f2bc43809d8bdc2f32902670c17de031625ee7fa5fe43ff9a36c2', 'b800420019cc3e964950800b9897bc69e54b2b9fd8607bb2cbe1331008143529', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 14}'),
	(151, 1, 150, 'b800420019cc3e964950800b9897bc69e54b2b9fd8607bb2cbe1331008143529', 'f43a053cfa460134b8376bdf021166f76047df79e0b1f68ff7a6292a8b0fffd0', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 15}'),
	(152, 1, 151, 'f43a053cfa460134b8376bdf021166f76047df79e0b1f68ff7a6292a8b0fffd0', '8fb498f17f3d2845fb2a8b503c636dba4f69e5ce4c3c2148a55ec9936f55c2a7', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 16}'),
	(153, 1, 152, '8fb498f17f3d2845fb2a8b503c636dba4f69e5ce4c3c2148a55ec9936f55c2a7', '6e64902a040e8aecad6bde72f1d15f50a2565c5d519afe9d998442f5f4f02d2b', '2024-03-15 05:00:00+00', 'meetings.meeting_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"presiding": 4}'),
	(154, 1, 153, '6e64902a040e8aecad6bde72f1d15f50a2565c5d519afe9d998442f5f4f02d2b', 'bd7471deab69c8124be8f14c84067f401d9eff5b72d46afe45c72a19c303be2b', '2024-03-15 05:00:00+00', 'meetings.item_started', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"item": 8}'),
	(155, 1, 154, 'bd7471deab69c8124be8f14c84067f401d9eff5b72d46afe45c72a19c303be2b', '6b3d8729526ac98688ac66047c4d5687b92fa1c7ef473b5e09b413e5ea7304b9', '2024-03-15 05:00:00+00', 'meetings.item_written', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"item": 8, "version": 2}'),
	(156, 1, 155, '6b3d8729526ac98688ac66047c4d5687b92fa1c7ef473b5e09b413e5ea7304b9', '04415892bddb753990fa0743ee4a43a82e275f9bfae8cd9ba7dc16630b76710b', '2024-03-15 05:00:00+00', 'meetings.question_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"item": 8, "roll": 3, "ballot": "open", "question": 4}'),
	(157, 1, 156, '04415892bddb753990fa0743ee4a43a82e275f9bfae8cd9ba7dc16630b76710b', '708aeb2dd04fed1a5d9b22c1d54f956d0c248efb7fce38ba997eebb346a10b9c', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"attendee": 14, "question": 4}'),
	(158, 1, 157, '708aeb2dd04fed1a5d9b22c1d54f956d0c248efb7fce38ba997eebb346a10b9c', '997fdef78f5d2feafa10124fbbbc23c75dec473d4718f9c3989258e8bf0eaeb2', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"attendee": 16, "question": 4}'),
	(159, 1, 158, '997fdef78f5d2feafa10124fbbbc23c75dec473d4718f9c3989258e8bf0eaeb2', '97144124792620604d356cebf82de63ec77e38346135673b2f90cdbb94d333da', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"attendee": 15, "question": 4}'),
	(160, 1, 159, '97144124792620604d356cebf82de63ec77e38346135673b2f90cdbb94d333da', '4be7009cbb313a7039791eaba2c914c043767bbd85ec4f37e74e67aa13cf02ee', '2024-03-15 05:00:00+00', 'meetings.question_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"item": 8, "against": 0, "outcome": "accepted", "question": 4, "abstained": 0, "in_favour": 3, "not_voted": 0}'),
	(161, 1, 160, '4be7009cbb313a7039791eaba2c914c043767bbd85ec4f37e74e67aa13cf02ee', 'f35fad1f643f6394e6c8f2441eb00e4fbd1ffd291a4752aa42afdc67713b1a67', '2024-03-15 05:00:00+00', 'meetings.item_finished', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{"item": 8}'),
	(162, 1, 161, 'f35fad1f643f6394e6c8f2441eb00e4fbd1ffd291a4752aa42afdc67713b1a67', '3c96478ae9aa05d393b0fdfd2f521fd741e325ca259d43748c6eeb63a2fcffcc', '2024-03-15 05:00:00+00', 'meetings.meeting_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '4', 'Экспертный совет, 15.03.2024', '', '{}'),
	(163, 1, 162, '3c96478ae9aa05d393b0fdfd2f521fd741e325ca259d43748c6eeb63a2fcffcc', '0a00174cf6c12b5c2f1dd6e93e7505955c5dffc207305956d45b492b42468cf6', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(165, 1, 164, 'ef4e73292c554540311ff8e0a22e7165546f7663d0a6ae5ebfe3b47ec40336c9', '769109d84e26b1e8e326e4f0c6f237bcb0bf1ba71e1d3b149cef7c93a487d95e', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"item": 11}'),
	(166, 1, 165, '769109d84e26b1e8e326e4f0c6f237bcb0bf1ba71e1d3b149cef7c93a487d95e', 'aefa172cf4ed0c749f2d0647555c1ea63e2a0d62c307d8735600ba8720daf43d', '2024-03-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"people": 4, "is_short": true, "by_word_of_the_chair": true}'),
	(167, 1, 166, 'aefa172cf4ed0c749f2d0647555c1ea63e2a0d62c307d8735600ba8720daf43d', '2cca49706b7299e180c42e01fec30c1a86251dd84a1a263aeb4da3c50402d4a3', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 18}'),
	(168, 1, 167, '2cca49706b7299e180c42e01fec30c1a86251dd84a1a263aeb4da3c50402d4a3', '32b73f2bc3e6bc7b7e77136e774a49431e9ac5a45acb937eda06d0369cd15191', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 19}'),
	(169, 1, 168, '32b73f2bc3e6bc7b7e77136e774a49431e9ac5a45acb937eda06d0369cd15191', 'bcddf8c474e4a16bfff09ea91a90430c1828c0495e7e882f826f95b4176fdb38', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 20}'),
	(170, 1, 169, 'bcddf8c474e4a16bfff09ea91a90430c1828c0495e7e882f826f95b4176fdb38', '8351cffb8807a68948234b87c98b4bb7db67aa4af5e0148825528841310875ce', '2024-03-15 05:00:00+00', 'meetings.meeting_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"presiding": 4}'),
	(171, 1, 170, '8351cffb8807a68948234b87c98b4bb7db67aa4af5e0148825528841310875ce', 'a0f46d1f0ecfcaf4e7649fdff5f9ead2651ebe0602426f7c00463d2d4df1a2fe', '2024-03-15 05:00:00+00', 'meetings.item_started', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"item": 10}'),
	(172, 1, 171, 'a0f46d1f0ecfcaf4e7649fdff5f9ead2651ebe0602426f7c00463d2d4df1a2fe', 'f9531b885f9d5b08b8ea48babf1750006a1d8c6e4e11583eddbf6ec019296407', '2024-03-15 05:00:00+00', 'meetings.item_written', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"item": 10, "version": 2}'),
	(173, 1, 172, 'f9531b885f9d5b08b8ea48babf1750006a1d8c6e4e11583eddbf6ec019296407', '0435545f20901fd10453b701acb287d2b4c5a9c29e992a326d29253561d638e6', '2024-03-15 05:00:00+00', 'meetings.question_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"item": 10, "roll": 3, "ballot": "open", "question": 5}'),
	(174, 1, 173, '0435545f20901fd10453b701acb287d2b4c5a9c29e992a326d29253561d638e6', '55e5451359d3f94150b8149d08bd3009932e6b36f38e9adf7770abe980a499c7', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"attendee": 18, "question": 5}'),
	(175, 1, 174, '55e5451359d3f94150b8149d08bd3009932e6b36f38e9adf7770abe980a499c7', '9fd802bd98993a9c93ba8e58561fef23fd208d3274d7d072e693a3125c5e0ac4', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"attendee": 19, "question": 5}'),
	(176, 1, 175, '9fd802bd98993a9c93ba8e58561fef23fd208d3274d7d072e693a3125c5e0ac4', 'd8222b5dc6372cde5c84e1327b4436ff378949015dccd5815526be7318cc800b', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"attendee": 20, "question": 5}'),
	(177, 1, 176, 'd8222b5dc6372cde5c84e1327b4436ff378949015dccd5815526be7318cc800b', 'ee4e2d38c6bebf0c510e88fea3894f2bac867fbfd47fbf82211283345648820c', '2024-03-15 05:00:00+00', 'meetings.question_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"item": 10, "against": 0, "outcome": "accepted", "question": 5, "abstained": 0, "in_favour": 3, "not_voted": 0}'),
	(178, 1, 177, 'ee4e2d38c6bebf0c510e88fea3894f2bac867fbfd47fbf82211283345648820c', '6b437d3acacb2a55b6ca1e37975c9f5b308d4913fb93ac08ef8434a4761eb0a0', '2024-03-15 05:00:00+00', 'meetings.item_finished', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"item": 10}'),
	(179, 1, 178, '6b437d3acacb2a55b6ca1e37975c9f5b308d4913fb93ac08ef8434a4761eb0a0', '107e8338c5137b7e9a208a95428793169429e533d372ae6b5405990af170fdbd', '2024-03-15 05:00:00+00', 'meetings.meeting_closed', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{}'),
	(180, 1, 179, '107e8338c5137b7e9a208a95428793169429e533d372ae6b5405990af170fdbd', '200f6b5a1fb8aabfeeda7c308f00fce697b3087f48cc229532ab41a8fca89689', '2024-03-15 05:00:00+00', 'meetings.minutes_drafted', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '5', 'Экспертный совет, 15.03.2024', '', '{"minutes": 4}'),
	(181, 1, 180, '200f6b5a1fb8aabfeeda7c308f00fce697b3087f48cc229532ab41a8fca89689', '03968d32ea3ed29c54f4a24f4dce4977c9c1ad2328dc8c7d3a692e4fb51f41da', '2024-03-15 05:00:00+00', 'meetings.schedule_planned', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '6', 'Экспертный совет, 20.06.2024', '', '{"held_on": "20.06.2024"}'),
	(182, 1, 181, '03968d32ea3ed29c54f4a24f4dce4977c9c1ad2328dc8c7d3a692e4fb51f41da', '6d4f2fb224f43a02ef0f37d97aad7aa8a13084647c7999374617c01f060222f3', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '7', 'Экспертный совет, 27.03.2024', '', '{"held_on": "27.03.2024"}'),
	(183, 1, 182, '6d4f2fb224f43a02ef0f37d97aad7aa8a13084647c7999374617c01f060222f3', '6292005d529fb9d3ee82d2dc572d5b44b66a2376418cdb0b96c687f19a536592', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '7', 'Экспертный совет, 27.03.2024', '', '{"item": 12}'),
	(184, 1, 183, '6292005d529fb9d3ee82d2dc572d5b44b66a2376418cdb0b96c687f19a536592', 'aa9ab00a87d294cdb2703916fe00ec36fb9adc41cdb6824a7ec466586ef93a70', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '7', 'Экспертный совет, 27.03.2024', '', '{"item": 13}'),
	(185, 1, 184, 'aa9ab00a87d294cdb2703916fe00ec36fb9adc41cdb6824a7ec466586ef93a70', '04199dfc88d3bd9a9e03685d291b46d5d2d0fb7ea421b7a49b6d681ba8589c9f', '2024-03-15 05:00:00+00', 'meetings.material_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '7', 'Экспертный совет, 27.03.2024', '', '{"item": 12, "material": 1}'),
	(186, 1, 185, '04199dfc88d3bd9a9e03685d291b46d5d2d0fb7ea421b7a49b6d681ba8589c9f', '62e96192ecef9e67ecd851360d65b3f959f620bc1339cfebd9660f39e6937042', '2024-03-15 05:00:00+00', 'meetings.item_proposed', 8, 'Фамилия20 Имя', '', 'meetings.meeting', '7', 'Экспертный совет, 27.03.2024', '', '{"item": 14}'),
	(187, 1, 186, '62e96192ecef9e67ecd851360d65b3f959f620bc1339cfebd9660f39e6937042', '9c5a41070964ff9eead40d53103ae9ab4e5663cdba4be345677e81de043d864d', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '8', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(188, 1, 187, '9c5a41070964ff9eead40d53103ae9ab4e5663cdba4be345677e81de043d864d', 'a1ed075450f52e78faed78f9f5095db3a68a62a4495087d8345215b9c4922417', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '8', 'Экспертный совет, 15.03.2024', '', '{"item": 15}'),
	(189, 1, 188, 'a1ed075450f52e78faed78f9f5095db3a68a62a4495087d8345215b9c4922417', 'b0e86a1a17d6a5e266be46803727ba195a17e27dbffbf74112cf61b98633f720', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '8', 'Экспертный совет, 15.03.2024', '', '{"item": 16}'),
	(190, 1, 189, 'b0e86a1a17d6a5e266be46803727ba195a17e27dbffbf74112cf61b98633f720', '3df0a18e47a6a0b9af518d656728e6854bf4747d7f246f7dca13484fcb1fde09', '2024-03-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '8', 'Экспертный совет, 15.03.2024', '', '{"people": 4, "is_short": true, "by_word_of_the_chair": true}'),
	(191, 1, 190, '3df0a18e47a6a0b9af518d656728e6854bf4747d7f246f7dca13484fcb1fde09', 'f7d08fe1f0630b37d50c3294f0b3cc4ebb3e9fda2626fcf1ab1e1b9a095c02f8', '2024-03-15 05:00:00+00', 'meetings.rsvp_answered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '8', 'Экспертный совет, 15.03.2024', '', '{"rsvp": "no", "attendee": 25}'),
	(192, 1, 191, 'f7d08fe1f0630b37d50c3294f0b3cc4ebb3e9fda2626fcf1ab1e1b9a095c02f8', '825fcab32f9e13f08417729cffd7be583a33e19f748ec7ee902e11f14b66ecc5', '2024-03-15 05:00:00+00', 'meetings.person_invited', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '8', 'Экспертный совет, 15.03.2024', '', '{"attendee": 26}'),
	(193, 1, 192, '825fcab32f9e13f08417729cffd7be583a33e19f748ec7ee902e11f14b66ecc5', '9cb3ed65a72c0273d59e99cc5d2d3eb85d12a7616fe7f3281f0912b0659ece02', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(194, 1, 193, '9cb3ed65a72c0273d59e99cc5d2d3eb85d12a7616fe7f3281f0912b0659ece02', 'b3053a5d10aaaf949909e61fb62de58f6bc3ac3beaddf1caf96c211e325ebc70', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"item": 17}'),
	(195, 1, 194, 'b3053a5d10aaaf949909e61fb62de58f6bc3ac3beaddf1caf96c211e325ebc70', '8c7d83b5356fac2f7a0ab45d23f8895ae19f259e8c292202a6cdd59a931578c3', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"item": 18}'),
	(196, 1, 195, '8c7d83b5356fac2f7a0ab45d23f8895ae19f259e8c292202a6cdd59a931578c3', '54b28feafc1862b72359fdc3ef340f7f498e390de1e52c00bc6bfb92fa2e84f6', '2024-03-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"people": 4, "is_short": true, "by_word_of_the_chair": true}'),
	(197, 1, 196, '54b28feafc1862b72359fdc3ef340f7f498e390de1e52c00bc6bfb92fa2e84f6', '9e8c4547492ad2463d2614e9b0c425d9c54cccc426a68a6e0fefef40c216aa34', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 27}'),
	(198, 1, 197, '9e8c4547492ad2463d2614e9b0c425d9c54cccc426a68a6e0fefef40c216aa34', '0f54ec105ef768b6423dc190c4e55867c13bf62ac3d4c71667dbc31433a7cf8d', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 28}'),
	(199, 1, 198, '0f54ec105ef768b6423dc190c4e55867c13bf62ac3d4c71667dbc31433a7cf8d', 'e9ca8ca8ea999ad2ce3992fc867dbbd6736a68937f5695286103a26e0952288f', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 29}'),
	(200, 1, 199, 'e9ca8ca8ea999ad2ce3992fc867dbbd6736a68937f5695286103a26e0952288f', '8e3f8bac7c9675ca8478b5b703652d6cd6fa65ed6f37a028a5a2b6b0469030b2', '2024-03-15 05:00:00+00', 'meetings.meeting_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"presiding": 4}');
INSERT INTO public.audit_entry VALUES
	(201, 1, 200, '8e3f8bac7c9675ca8478b5b703652d6cd6fa65ed6f37a028a5a2b6b0469030b2', '9cc28f61ae63c074ffc3c0281073c893a940e04bce549ad14cc1455ee65edc76', '2024-03-15 05:00:00+00', 'meetings.item_started', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"item": 17}'),
	(202, 1, 201, '9cc28f61ae63c074ffc3c0281073c893a940e04bce549ad14cc1455ee65edc76', 'f06df22fda453f5c49cf112af1d65685000cc2c7d92e7813bac190fd62e9fea4', '2024-03-15 05:00:00+00', 'meetings.question_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"item": 17, "roll": 3, "ballot": "open", "question": 6}'),
	(203, 1, 202, 'f06df22fda453f5c49cf112af1d65685000cc2c7d92e7813bac190fd62e9fea4', '85e37057ddc3e5cacc49332cf2d8340a7a50c734eca307bd573516ca142f0f3e', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '9', 'Экспертный совет, 15.03.2024', '', '{"attendee": 29, "question": 6}'),
	(204, 1, 203, '85e37057ddc3e5cacc49332cf2d8340a7a50c734eca307bd573516ca142f0f3e', '1c7859f07d1b9c48577e489c3cdf9374bf3230b6adfb92cc5c1b8e9ffdf271c6', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(205, 1, 204, '1c7859f07d1b9c48577e489c3cdf9374bf3230b6adfb92cc5c1b8e9ffdf271c6', 'd391931b5f2248d5d56234b0dea5b3f727652748f444b3c0faea0e5e6f298602', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"item": 19}'),
	(206, 1, 205, 'd391931b5f2248d5d56234b0dea5b3f727652748f444b3c0faea0e5e6f298602', 'a61dde1e3c979a4a5c45c0cb45cbe41eebf05cd64d20215893aa3c48af48c183', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"item": 20}'),
	(207, 1, 206, 'a61dde1e3c979a4a5c45c0cb45cbe41eebf05cd64d20215893aa3c48af48c183', '4ecfe87d71eef82e74438005640db65ab7cc7027836e2a777b9c61148a3ca1c0', '2024-03-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"people": 4, "is_short": true, "by_word_of_the_chair": true}'),
	(208, 1, 207, '4ecfe87d71eef82e74438005640db65ab7cc7027836e2a777b9c61148a3ca1c0', 'ec053b1ae9f89f7ba25df00658959451b57495ec9e2a7cb1561ebbe0c717f44e', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 31}'),
	(209, 1, 208, 'ec053b1ae9f89f7ba25df00658959451b57495ec9e2a7cb1561ebbe0c717f44e', 'dde9dbe2b085f3b3a2835c34a9819a905f97310252be68d1d5cb01c692f80d9c', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 32}'),
	(210, 1, 209, 'dde9dbe2b085f3b3a2835c34a9819a905f97310252be68d1d5cb01c692f80d9c', '96c88d58c321666d759273b1df97909ac2d90ed07993bc102fa59930f0d36d54', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 33}'),
	(211, 1, 210, '96c88d58c321666d759273b1df97909ac2d90ed07993bc102fa59930f0d36d54', '478ed119548acbe1d4145ef105ef7cb11f41e70aff09704723abf5cc9b514789', '2024-03-15 05:00:00+00', 'meetings.meeting_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"presiding": 4}'),
	(212, 1, 211, '478ed119548acbe1d4145ef105ef7cb11f41e70aff09704723abf5cc9b514789', '86a227c5b0e7ffcf2a6777e58d66e9b879d4642b20a9875bf56fc951d2b44f99', '2024-03-15 05:00:00+00', 'meetings.item_started', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"item": 19}'),
	(213, 1, 212, '86a227c5b0e7ffcf2a6777e58d66e9b879d4642b20a9875bf56fc951d2b44f99', 'f13c5296f7572c1cda20c28d1f40a2ef6ae10abeb96bb58da71d7ce4c78085d7', '2024-03-15 05:00:00+00', 'meetings.member_recused', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"item": 19, "attendee": 33, "taken_off_questions": 0}'),
	(214, 1, 213, 'f13c5296f7572c1cda20c28d1f40a2ef6ae10abeb96bb58da71d7ce4c78085d7', '7d5f4355bef4f4196d09fed9b2e33918e6b3ae134fd0f0e7945a41acef114986', '2024-03-15 05:00:00+00', 'meetings.item_written', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"item": 19, "version": 2}'),
	(215, 1, 214, '7d5f4355bef4f4196d09fed9b2e33918e6b3ae134fd0f0e7945a41acef114986', '79a294ae3a94ae5920381c89ce65a874d6cb407965939ade664234a0b7933eb6', '2024-03-15 05:00:00+00', 'meetings.assignment_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '10', 'Экспертный совет, 15.03.2024', '', '{"due_on": "01.04.2024", "person": 16, "assignment": 4}'),
	(216, 1, 215, '79a294ae3a94ae5920381c89ce65a874d6cb407965939ade664234a0b7933eb6', 'b0b47717fcf98d47cec40e13738972e24cd408d8a8b6bcaa39cdd6f1f0acfee7', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '11', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(217, 1, 216, 'b0b47717fcf98d47cec40e13738972e24cd408d8a8b6bcaa39cdd6f1f0acfee7', '5efc813fdd91adf422315457123b7bc7cead7ddd020bbbde4a8bb39d03ba0b5d', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '11', 'Экспертный совет, 15.03.2024', '', '{"item": 21}'),
	(218, 1, 217, '5efc813fdd91adf422315457123b7bc7cead7ddd020bbbde4a8bb39d03ba0b5d', 'c0d8b5067d45d699e97e7dcaf04bfd9c21c93c21cbc61417d961dacfe3ee2580', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '11', 'Экспертный совет, 15.03.2024', '', '{"item": 22}'),
	(219, 1, 218, 'c0d8b5067d45d699e97e7dcaf04bfd9c21c93c21cbc61417d961dacfe3ee2580', '44f9b24beb5d00a473edf52e95b894e17d521c38e9fdaa823902dbec5ea6331b', '2024-03-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '11', 'Экспертный совет, 15.03.2024', '', '{"people": 4, "is_short": true, "by_word_of_the_chair": true}'),
	(220, 1, 219, '44f9b24beb5d00a473edf52e95b894e17d521c38e9fdaa823902dbec5ea6331b', '06f9c6d23aaea6e1577733886b6bb3126860fa1e8cd0ec467b25ee2689dc8897', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '11', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 35}'),
	(221, 1, 220, '06f9c6d23aaea6e1577733886b6bb3126860fa1e8cd0ec467b25ee2689dc8897', 'a5ce225b8d23027a03c54cdfa30d64536ea15ea00084c973338dcccc0a9edce0', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '11', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 36}'),
	(222, 1, 221, 'a5ce225b8d23027a03c54cdfa30d64536ea15ea00084c973338dcccc0a9edce0', '9861504e1256379b65721db5be3f40c7e5fc7795e8d155d1b471149ab96e54f9', '2024-03-15 05:00:00+00', 'meetings.attendee_came', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '11', 'Экспертный совет, 15.03.2024', '', '{"at": "2024-03-15T12:00:00+07:00", "mode": "hall", "attendee": 37}'),
	(223, 1, 222, '9861504e1256379b65721db5be3f40c7e5fc7795e8d155d1b471149ab96e54f9', 'fe96537329af9329078b23c519048f73e226e79afefccd1da5677ba998e7943c', '2024-03-15 05:00:00+00', 'meetings.meeting_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '11', 'Экспертный совет, 15.03.2024', '', '{"presiding": 4}'),
	(224, 1, 223, 'fe96537329af9329078b23c519048f73e226e79afefccd1da5677ba998e7943c', '652de4c776420086840cdb7e81a67adb6976626bd983ed33713a18b8f93e95ec', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '12', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(225, 1, 224, '652de4c776420086840cdb7e81a67adb6976626bd983ed33713a18b8f93e95ec', '251c899086b06b0497ddd65245c75663477ce004288bc0c819298c8bfcbb61dc', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '12', 'Экспертный совет, 15.03.2024', '', '{"item": 23}'),
	(226, 1, 225, '251c899086b06b0497ddd65245c75663477ce004288bc0c819298c8bfcbb61dc', '7da3fecbd2558ee5a438371b86cdeb13176e9cf9769fc99c646871d167d6a664', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '12', 'Экспертный совет, 15.03.2024', '', '{"item": 24}'),
	(227, 1, 226, '7da3fecbd2558ee5a438371b86cdeb13176e9cf9769fc99c646871d167d6a664', '5a84d703605fa62336e78a9356cc86f0cd5e218830fd01155036a780b70be10d', '2024-03-15 05:00:00+00', 'meetings.notice_sent', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '12', 'Экспертный совет, 15.03.2024', '', '{"people": 4, "is_short": true, "by_word_of_the_chair": true}'),
	(228, 1, 227, '5a84d703605fa62336e78a9356cc86f0cd5e218830fd01155036a780b70be10d', 'ac0752863a7e368c193b852e7337246cc028fbdaf1c43fd319fd26519ab72489', '2024-03-15 05:00:00+00', 'meetings.meeting_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '12', 'Экспертный совет, 15.03.2024', '', '{"presiding": 4}'),
	(229, 1, 228, 'ac0752863a7e368c193b852e7337246cc028fbdaf1c43fd319fd26519ab72489', '9a1b589f2c346e4bb2dfbaaf4994e34cb109fe023b67519c1ad123e59a0b50d8', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '13', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(230, 1, 229, '9a1b589f2c346e4bb2dfbaaf4994e34cb109fe023b67519c1ad123e59a0b50d8', '914ffd02ce1b763bb5962446da28433ce1a49ca282c769875171cd1aeaa5824d', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '13', 'Экспертный совет, 15.03.2024', '', '{"item": 25}'),
	(231, 1, 230, '914ffd02ce1b763bb5962446da28433ce1a49ca282c769875171cd1aeaa5824d', 'c1fca811ccaa535ca790635f31ad44745cb7d9437f4f8950309b9e12eb501f6e', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '13', 'Экспертный совет, 15.03.2024', '', '{"item": 26}'),
	(232, 1, 231, 'c1fca811ccaa535ca790635f31ad44745cb7d9437f4f8950309b9e12eb501f6e', '9426fec6268ac1fbb2d618ea2b026b559553ec463a18402578d3ab46624dc807', '2024-03-15 05:00:00+00', 'meetings.meeting_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"held_on": "15.03.2024"}'),
	(233, 1, 232, '9426fec6268ac1fbb2d618ea2b026b559553ec463a18402578d3ab46624dc807', 'a8845abd9d196013ef3d942c5c2b8dd301933911c5045c6cfef8a05188d0362c', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"item": 27}'),
	(234, 1, 233, 'a8845abd9d196013ef3d942c5c2b8dd301933911c5045c6cfef8a05188d0362c', '427a266d70d8b252d31113acfc5b9af02731ce090d5757f992e6825009677656', '2024-03-15 05:00:00+00', 'meetings.item_added', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"item": 28}'),
	(235, 1, 234, '427a266d70d8b252d31113acfc5b9af02731ce090d5757f992e6825009677656', '227deeb6fd8a4393af1029dbbc766c2c627aa3baab887f5bc25467c37994077d', '2024-03-15 05:00:00+00', 'meetings.absentee_poll_opened', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"items": 2, "until": "15.03.2024"}'),
	(236, 1, 235, '227deeb6fd8a4393af1029dbbc766c2c627aa3baab887f5bc25467c37994077d', 'acb9befa84f380766eb3dcc474b28d89d7f023e8433b91f1b9395acd7e972e9d', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"attendee": 44, "question": 7}'),
	(237, 1, 236, 'acb9befa84f380766eb3dcc474b28d89d7f023e8433b91f1b9395acd7e972e9d', 'c8872173b382bee5396cf888a6a97f6b37522660394f77874f8d2cca0a597e12', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"attendee": 45, "question": 7}'),
	(238, 1, 237, 'c8872173b382bee5396cf888a6a97f6b37522660394f77874f8d2cca0a597e12', 'f8e3abb0359ea26d32589c1273d09963628d3498566005604c858b734d8dae7e', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"attendee": 46, "question": 7}'),
	(239, 1, 238, 'f8e3abb0359ea26d32589c1273d09963628d3498566005604c858b734d8dae7e', '120fff07d6b04f470d5ba1c42e68d3a053201b1669fe58ade04b66d412fbd6b8', '2024-03-15 05:00:00+00', 'meetings.vote_cast', 4, 'Фамилия12 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"attendee": 43, "question": 7}'),
	(240, 1, 239, '120fff07d6b04f470d5ba1c42e68d3a053201b1669fe58ade04b66d412fbd6b8', '40bfdf13c68a023db3ecb91e0e455479eb45c76ca71c587f50d5b91f84ae5d67', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"attendee": 44, "question": 8}'),
	(241, 1, 240, '40bfdf13c68a023db3ecb91e0e455479eb45c76ca71c587f50d5b91f84ae5d67', '9cd0bec2a3f34d2f464ebbb868d626fdc683b8e2920dd53261bdcc756c788e1e', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"attendee": 45, "question": 8}'),
	(242, 1, 241, '9cd0bec2a3f34d2f464ebbb868d626fdc683b8e2920dd53261bdcc756c788e1e', '1e58ee8e5e47e4c750f39c9e3b9fa4d2f6b2ad63cdc7deac203e3d6f6db487c3', '2024-03-15 05:00:00+00', 'meetings.vote_entered', 5, 'Фамилия14 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"attendee": 46, "question": 8}'),
	(243, 1, 242, '1e58ee8e5e47e4c750f39c9e3b9fa4d2f6b2ad63cdc7deac203e3d6f6db487c3', '967ff9ee7b11f38d32fa8a496b80955976266b3e2adcf8b8d00c28a31689b90a', '2024-03-15 05:00:00+00', 'meetings.vote_cast', 4, 'Фамилия12 Имя', '', 'meetings.meeting', '14', 'Экспертный совет, 15.03.2024', '', '{"attendee": 43, "question": 8}');
INSERT INTO public.bodies_bodyrules VALUES
	(1, '2020-09-01', '', 'Положение об Экспертном совете', 'more_than_half', true, 'more_than_half', 'present', true, true, true, true, true, 5, 5, 2, 5, 3, false, false, 3, 0, '2024-03-15 05:00:00+00', 1, 11, 2);
INSERT INTO public.bodies_composition VALUES
	(1, 1, 'approved', '', NULL, '', 'Приказ департамента от 12.01.2024 № 12', '2024-01-12', '2024-01-12', '', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', NULL, 6, NULL, 1, 11, NULL, 2, NULL),
	(2, 1, 'draft', '', '2025-03-15', '', '', NULL, NULL, '', '2024-03-15 05:00:00+00', NULL, NULL, NULL, NULL, 1, 11, NULL, NULL, 2),
	(3, 1, 'voting', '', '2025-03-15', '', '', NULL, NULL, '', '2024-03-15 05:00:00+00', NULL, NULL, NULL, NULL, 1, 11, NULL, NULL, 3),
	(4, 1, 'approval', '', '2025-03-15', '3', '', NULL, NULL, '', '2024-03-15 05:00:00+00', NULL, 2, NULL, NULL, 1, 11, 1, NULL, 4);
INSERT INTO public.bodies_direction VALUES
	(1, 'РГ-1', 'Приём и КЦП', 'Профессионалитет', 'Согласовать приём', '["сверить потребность"]', 'раз в квартал', 'доклад совету', '2024-03-15', '2024-04-01', NULL, '2024-03-15', NULL, 1, 2, NULL),
	(2, '', 'Ярмарка вакансий', '', '', '[]', '', '', NULL, NULL, NULL, '2024-03-15', NULL, 1, 2, NULL),
	(3, '', 'Наставники', '', '', '[]', '', '', NULL, NULL, NULL, '2024-03-15', NULL, 1, 2, NULL),
	(4, '', 'Профориентация', '', '', '[]', '', '', NULL, NULL, NULL, '2024-03-15', NULL, 1, 2, NULL);
INSERT INTO public.bodies_direction_activities VALUES
	(1, 1, 6);
INSERT INTO public.bodies_nomination VALUES
	(1, 'методист', 'member', 'Письмо № 114', 'proposed', '2024-03-15', NULL, '', '', 1, 1, 7, 8, 1, 8);
INSERT INTO public.bodies_seat VALUES
	(1, 1, 'директор', 'chair', true, 1, NULL, NULL, 4),
	(2, 2, 'директор', 'secretary', true, 1, NULL, NULL, 5),
	(3, 3, 'директор', 'member', true, 1, NULL, NULL, 14),
	(4, 4, 'директор', 'member', true, 1, NULL, 3, 16),
	(5, 5, 'директор', 'member', true, 1, NULL, NULL, 17),
	(6, 1, 'директор', 'chair', true, 2, NULL, 1, 18),
	(7, 2, 'директор', 'secretary', false, 2, NULL, 3, 19),
	(8, 3, 'директор', 'member', true, 2, NULL, 3, 20),
	(9, 1, 'директор', 'chair', true, 3, NULL, 1, 21),
	(10, 2, 'директор', 'secretary', false, 3, NULL, 3, 22),
	(11, 3, 'директор', 'member', true, 3, NULL, 3, 23),
	(12, 1, 'директор', 'chair', true, 4, NULL, 1, 24),
	(13, 2, 'директор', 'secretary', false, 4, NULL, 3, 25),
	(14, 3, 'директор', 'member', true, 4, NULL, 3, 26);
INSERT INTO public.bodies_suspension VALUES
	(1, '2024-03-15', NULL, 'Уволен', '2024-03-15 05:00:00+00', 1, 17, 2);
INSERT INTO public.django_content_type VALUES
	(1, 'auth', 'permission'),
	(2, 'auth', 'group'),
	(3, 'contenttypes', 'contenttype'),
	(4, 'sessions', 'session'),
	(5, 'accounts', 'user'),
	(6, 'accounts', 'onetimelink'),
	(7, 'account', 'emailaddress'),
	(8, 'account', 'emailconfirmation'),
	(9, 'mfa', 'authenticator'),
	(10, 'axes', 'accessattempt'),
	(11, 'axes', 'accesslog'),
	(12, 'axes', 'accessfailurelog'),
	(13, 'axes', 'accessattemptexpiration'),
	(14, 'audit', 'chain'),
	(15, 'audit', 'entry'),
	(16, 'jobs', 'pulse'),
	(17, 'jobs', 'scheduledjob'),
	(18, 'jobs', 'job'),
	(19, 'files', 'storedfile'),
	(20, 'members', 'cluster'),
	(21, 'members', 'consenttext'),
	(22, 'members', 'organisation'),
	(23, 'members', 'office'),
	(24, 'members', 'membership'),
	(25, 'members', 'formername'),
	(26, 'members', 'person'),
	(27, 'members', 'consent'),
	(28, 'members', 'position'),
	(29, 'members', 'role'),
	(30, 'members', 'tenure'),
	(31, 'members', 'unit'),
	(32, 'members', 'calendaroverride'),
	(33, 'catalogue', 'edition'),
	(34, 'catalogue', 'programme'),
	(35, 'catalogue', 'group'),
	(36, 'catalogue', 'speciality'),
	(37, 'catalogue', 'student'),
	(38, 'catalogue', 'targetcontract'),
	(39, 'catalogue', 'occupation'),
	(40, 'documents', 'incomingdocument'),
	(41, 'documents', 'numbersequence'),
	(42, 'documents', 'thaw'),
	(43, 'documents', 'wrongpassword'),
	(44, 'documents', 'approvalsheet'),
	(45, 'documents', 'paper'),
	(46, 'documents', 'paperfile'),
	(47, 'documents', 'signer'),
	(48, 'documents', 'signingagreement'),
	(49, 'documents', 'signature'),
	(50, 'documents', 'approvalline'),
	(51, 'plans', 'activity'),
	(52, 'plans', 'activityversion'),
	(53, 'plans', 'decision'),
	(54, 'plans', 'deferralwindow'),
	(55, 'plans', 'event'),
	(56, 'plans', 'executor'),
	(57, 'plans', 'indicator'),
	(58, 'plans', 'obligation'),
	(59, 'plans', 'extensionrequest'),
	(60, 'plans', 'evidence'),
	(61, 'plans', 'plan'),
	(62, 'plans', 'planupload'),
	(63, 'plans', 'planversion'),
	(64, 'plans', 'requirement'),
	(65, 'plans', 'section'),
	(66, 'plans', 'verdict'),
	(67, 'bodies', 'composition'),
	(68, 'bodies', 'direction'),
	(69, 'bodies', 'nomination'),
	(70, 'bodies', 'seat'),
	(71, 'bodies', 'suspension'),
	(72, 'bodies', 'bodyrules'),
	(73, 'meetings', 'agendaitem'),
	(74, 'meetings', 'assignment'),
	(75, 'meetings', 'assignmentstep'),
	(76, 'meetings', 'attendee'),
	(77, 'meetings', 'decisionpoint'),
	(78, 'meetings', 'dissent'),
	(79, 'meetings', 'material'),
	(80, 'meetings', 'meeting'),
	(81, 'meetings', 'minutes'),
	(82, 'meetings', 'extract'),
	(83, 'meetings', 'question'),
	(84, 'meetings', 'participation'),
	(85, 'meetings', 'recusal'),
	(86, 'meetings', 'remark'),
	(87, 'meetings', 'speech'),
	(88, 'meetings', 'stay'),
	(89, 'meetings', 'urn'),
	(90, 'meetings', 'vote'),
	(91, 'fair', 'fair'),
	(92, 'fair', 'employmentsummary'),
	(93, 'fair', 'fairstage'),
	(94, 'fair', 'graduate'),
	(95, 'fair', 'employmentfact'),
	(96, 'fair', 'matchrun'),
	(97, 'fair', 'personallink'),
	(98, 'fair', 'printing'),
	(99, 'fair', 'protocol'),
	(100, 'fair', 'stand'),
	(101, 'fair', 'vacancy'),
	(102, 'fair', 'placement'),
	(103, 'fair', 'invitation'),
	(104, 'fair', 'interview'),
	(105, 'fair', 'wish');
INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', '2026-11-30 16:19:46.591676+00'),
	(2, 'contenttypes', '0002_remove_content_type_name', '2026-11-30 16:19:46.599324+00'),
	(3, 'auth', '0001_initial', '2026-11-30 16:19:46.629394+00'),
	(4, 'auth', '0002_alter_permission_name_max_length', '2026-11-30 16:19:46.635544+00'),
	(5, 'auth', '0003_alter_user_email_max_length', '2026-11-30 16:19:46.638436+00'),
	(6, 'auth', '0004_alter_user_username_opts', '2026-11-30 16:19:46.650945+00'),
	(7, 'auth', '0005_alter_user_last_login_null', '2026-11-30 16:19:46.65783+00'),
	(8, 'auth', '0006_require_contenttypes_0002', '2026-11-30 16:19:46.663738+00'),
	(9, 'auth', '0007_alter_validators_add_error_messages', '2026-11-30 16:19:46.666521+00'),
	(10, 'auth', '0008_alter_user_username_max_length', '2026-11-30 16:19:46.669173+00'),
	(11, 'auth', '0009_alter_user_last_name_max_length', '2026-11-30 16:19:46.67368+00'),
	(12, 'auth', '0010_alter_group_name_max_length', '2026-11-30 16:19:46.684207+00'),
	(13, 'auth', '0011_update_proxy_permissions', '2026-11-30 16:19:46.686932+00'),
	(14, 'auth', '0012_alter_user_first_name_max_length', '2026-11-30 16:19:46.689562+00'),
	(15, 'accounts', '0001_initial', '2026-11-30 16:19:46.751436+00'),
	(16, 'account', '0001_initial', '2026-11-30 16:19:46.78832+00'),
	(17, 'account', '0002_email_max_length', '2026-11-30 16:19:46.868464+00'),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-30 16:19:46.886735+00'),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-30 16:19:46.895415+00'),
	(20, 'account', '0005_emailaddress_idx_upper_email', '2026-11-30 16:19:46.901182+00'),
	(21, 'account', '0006_emailaddress_lower', '2026-11-30 16:19:46.907982+00'),
	(22, 'account', '0007_emailaddress_idx_email', '2026-11-30 16:19:46.91953+00'),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-30 16:19:46.926596+00'),
	(24, 'account', '0009_emailaddress_unique_primary_email', '2026-11-30 16:19:46.931799+00'),
	(25, 'accounts', '0002_cache_table', '2026-11-30 16:19:46.943198+00'),
	(26, 'audit', '0001_initial', '2026-11-30 16:19:46.95186+00'),
	(27, 'axes', '0001_initial', '2026-11-30 16:19:46.959401+00'),
	(28, 'axes', '0002_auto_20151217_2044', '2026-11-30 16:19:46.977436+00'),
	(29, 'axes', '0003_auto_20160322_0929', '2026-11-30 16:19:46.986996+00'),
	(30, 'axes', '0004_auto_20181024_1538', '2026-11-30 16:19:46.998376+00'),
	(31, 'axes', '0005_remove_accessattempt_trusted', '2026-11-30 16:19:47.000731+00'),
	(32, 'axes', '0006_remove_accesslog_trusted', '2026-11-30 16:19:47.002802+00'),
	(33, 'axes', '0007_alter_accessattempt_unique_together', '2026-11-30 16:19:47.016966+00'),
	(34, 'axes', '0008_accessfailurelog', '2026-11-30 16:19:47.024271+00'),
	(35, 'axes', '0009_add_session_hash', '2026-11-30 16:19:47.026962+00'),
	(36, 'axes', '0010_accessattemptexpiration', '2026-11-30 16:19:47.031695+00'),
	(37, 'members', '0001_initial', '2026-11-30 16:19:47.289917+00'),
	(38, 'files', '0001_initial', '2026-11-30 16:19:47.308981+00'),
	(39, 'documents', '0001_initial', '2026-11-30 16:19:47.348936+00'),
	(40, 'plans', '0001_initial', '2026-11-30 16:19:48.248343+00'),
	(41, 'documents', '0002_thaw_approvalsheet_paper_paperfile_signer_and_more', '2026-11-30 16:19:48.573638+00'),
	(42, 'bodies', '0001_initial', '2026-11-30 16:19:48.639983+00'),
	(43, 'bodies', '0002_initial', '2026-11-30 16:19:50.684741+00'),
	(44, 'members', '0002_learners', '2026-11-30 16:19:50.785441+00'),
	(45, 'catalogue', '0001_initial', '2026-11-30 16:19:51.218086+00'),
	(46, 'documents', '0003_immutable', '2026-11-30 16:19:51.266406+00'),
	(47, 'fair', '0001_initial', '2026-11-30 16:19:52.718084+00'),
	(48, 'fair', '0002_interview_invited_and_revised', '2026-11-30 16:19:52.816326+00'),
	(49, 'jobs', '0001_initial', '2026-11-30 16:19:52.830412+00'),
	(50, 'meetings', '0001_initial', '2026-11-30 16:19:54.855233+00'),
	(51, 'mfa', '0001_initial', '2026-11-30 16:19:54.924404+00'),
	(52, 'mfa', '0002_authenticator_timestamps', '2026-11-30 16:19:54.997439+00'),
	(53, 'mfa', '0003_authenticator_type_uniq', '2026-11-30 16:19:55.221465+00'),
	(54, 'sessions', '0001_initial', '2026-11-30 16:19:55.226838+00');
INSERT INTO public.documents_approvalline VALUES
	(1, 1, 'agrees', 'директор', 'И.О. Фамилия', '2024-03-15 05:00:00+00', '2024-04-01', '', NULL, '', '', '', '', NULL, 1, 8, 1, NULL),
	(2, 2, 'agrees', 'директор', 'И.О. Фамилия', '2024-03-15 05:00:00+00', '2024-04-01', 'refused', '2024-03-15 05:00:00+00', 'Сроки не те', '', '0000000000000000000000000000000000000000000000000000000000000000', '6H3N-8T1V-Q070', 9, 3, 9, 1, 4);
INSERT INTO public.documents_approvalsheet VALUES
	(1, 'plans.plan', '3', 'проекту плана', 1, '0000000000000000000000000000000000000000000000000000000000000000', 'open', '2024-04-01', '2024-03-15 05:00:00+00', NULL, 1, 8, 11);
INSERT INTO public.documents_incomingdocument VALUES
	(1, 1, 2024, '2024-02-01', 'order', 'О мероприятии 1-р', 'Департамент образования', '1-р', '2024-01-30', 'Копия', '2024-03-15 05:00:00+00', NULL, '', 'о мероприятии 1-р департамент образования 1-р 1/2024 копия', 'департамент образования|1-р', 1, 1, 11, NULL),
	(2, 2, 2024, '2024-02-01', 'order', 'О мероприятии 2-р', 'Департамент образования', '2-р', '2024-01-30', '', '2024-03-15 05:00:00+00', NULL, '', 'о мероприятии 2-р департамент образования 2-р 2/2024', 'департамент образования|2-р', 1, 1, 11, 2),
	(3, 3, 2024, '2024-02-01', 'order', 'О мероприятии 3-р', 'Департамент образования', '3-р', '2024-01-30', '', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', 'Внесён дважды', 'о мероприятии 3-р департамент образования 3-р 3/2024', 'департамент образования|3-р', 1, NULL, 11, NULL);
INSERT INTO public.documents_numbersequence VALUES
	(1, 'incoming', 2024, 3, 1),
	(2, 'signing_agreement', 2024, 4, 1),
	(3, 'meetings.minutes:2', 2024, 1, 1);
INSERT INTO public.documents_paper VALUES
	(1, '4208e458-55bd-4897-a06e-422516337392', 'meetings.minutes', 'Протокол заседания Экспертного совета от 15.03.2024', '2024-03-15', 'г. Томск', 2016, 1, 'meetings.meeting', '2', 'registered', '{"title": "Протокол заседания Экспертного совета от 15.03.2024", "blocks": [{"org": "Образовательно-отраслевой кластер № 1", "body": "Экспертный совет", "date": "15 марта 2024 г.", "kind": "Протокол", "block": "Head", "place": "г. Томск", "number": null, "heading": "заседания Экспертного совета"}, {"rows": [["Форма проведения:", "очная"], ["Место проведения:", "ауд. 101"], ["Время проведения:", "12:00–12:00"], ["Председательствующий:", "Фамилия13 И.П."], ["Секретарь:", "Фамилия15 И.П. (с правом голоса)"]], "block": "Pairs", "label_mm": 48}, {"text": "Присутствовали члены Экспертного совета:", "block": "Text", "style": "flat", "number": ""}, {"rows": [["Фамилия13 И.П.", "— директор, председатель Экспертного совета"], ["Фамилия15 И.П.", "— директор, секретарь Экспертного совета"], ["Фамилия31 И.П.", "— директор"]], "block": "Pairs", "label_mm": 37}, {"text": "Отсутствовали члены Экспертного совета:", "block": "Text", "style": "flat", "number": ""}, {"rows": [["Фамилия32 И.П.", "— директор, Организация 4"]], "block": "Pairs", "label_mm": 37}, {"text": "Всего членов Экспертного совета с правом голоса — 4. Кворум — более половины членов, учитываемых по вопросу. Присутствие пересчитано перед рассмотрением каждого вопроса:", "block": "Text", "style": "normal", "number": ""}, {"rows": [["3", "3", "—", "3", "4", "3", "имеется"]], "block": "Table", "columns": [{"align": "centre", "title": "Вопрос", "weight": 1}, {"align": "centre", "title": "Присутствуют", "weight": 1.5}, {"align": "centre", "title": "Самоотвод", "weight": 1.2}, {"align": "centre", "title": "Участвуют в голосовании", "weight": 1.4}, {"align": "centre", "title": "Учитываются для кворума", "weight": 1.5}, {"align": "centre", "title": "Необходимо", "weight": 1.35}, {"align": "centre", "title": "Кворум", "weight": 1.35}], "size_pt": 11, "numbered": false}, {"text": "Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.", "block": "Text", "style": "normal", "number": ""}, {"text": "ПОВЕСТКА ДНЯ", "block": "Text", "style": "heading", "number": ""}, {"text": "О приёме.", "block": "Text", "style": "normal", "number": "1."}, {"text": "Докладчик — Фамилия15 Ирина Петровна, секретарь.", "block": "Text", "style": "ragged", "number": ""}, {"text": "О составе.", "block": "Text", "style": "normal", "number": "2."}, {"text": "Докладчик — Фамилия15 Ирина Петровна, секретарь.", "block": "Text", "style": "ragged", "number": ""}, {"text": "О создании рабочей группы по направлению «Профориентация».", "block": "Text", "style": "normal", "number": "3."}, {"text": "Вопрос снят с повестки дня: болезнь докладчика.", "block": "Text", "style": "caption", "number": "1."}, {"text": "Вопрос снят с повестки дня: болезнь докладчика.", "block": "Text", "style": "caption", "number": "2."}, {"text": "СЛУШАЛИ:", "block": "Text", "style": "caption", "number": "3."}, {"text": "Доложила о приёме.", "block": "Text", "style": "normal", "number": ""}, {"text": "ВЫСТУПИЛИ:", "block": "Text", "style": "caption", "number": ""}, {"text": "Фамилия31 И.П. — Поддержала.", "block": "Text", "style": "normal", "number": ""}, {"text": "РЕШИЛИ:", "block": "Text", "style": "caption", "number": ""}, {"text": "Принять к сведению.", "block": "Text", "style": "normal", "number": "3.1."}, {"text": "Подготовить сводку.", "block": "Text", "style": "normal", "number": "3.2."}, {"text": "Голосовали: «за» — 3, «против» — 0, «воздержались» — 0. Решение принято единогласно.", "block": "Text", "style": "ragged", "number": ""}, {"block": "Annexes", "lines": ["Лист регистрации участников заседания."]}, {"block": "Signatures", "lines": [{"name": "И.П. Фамилия13", "post": "Председательствующий", "signer": 1}, {"name": "И.П. Фамилия15", "post": "Секретарь", "signer": 2}], "title": ""}, {"block": "AnnexHead", "lines": ["Приложение", "к протоколу заседания Экспертного совета", "от 15 марта 2024 г."], "title": ["Лист регистрации участников заседания"]}, {"rows": [["1", "Фамилия13 Ирина Петровна", "директор, председатель Экспертного совета", "да", "12:00–12:00", "в зале"], ["2", "Фамилия15 Ирина Петровна", "директор, секретарь Экспертного совета", "да", "12:00–12:00", "в зале"], ["3", "Фамилия31 Ирина Петровна", "директор", "да", "12:00–12:00", "в зале"]], "block": "Table", "columns": [{"align": "centre", "title": "№ п/п", "weight": 0.6}, {"align": "left", "title": "Фамилия, имя, отчество", "weight": 2.2}, {"align": "left", "title": "Должность, организация", "weight": 3}, {"align": "centre", "title": "Право голоса", "weight": 0.9}, {"align": "centre", "title": "Присутствие", "weight": 1.5}, {"align": "centre", "title": "Способ участия", "weight": 1.3}], "size_pt": 10.5, "numbered": false}], "left_mm": 30, "size_pt": 13, "executor": [], "landscape": false, "gost_edition": 2016}', 'ffdbcfd0e0e163d998a3fc082d68537cfc582c375455f0d4cbd8f4075b8c0275', 1, 'meetings.minutes:2', 2024, 1, '1-ЭС', false, 'постоянно', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', '2024-03-15', 'c04f28f15c02067de22a85002d3163cb4967f872ee8ac2450a1ad9914c0505c5', 1, NULL, '', 'протокол 1-эс протокол заседания экспертного совета от 15.03.2024 экспертный совет', 1, 5, NULL, NULL, NULL, 2),
	(2, 'ef929315-0d11-479c-baa2-cdeec86f648e', 'bodies.decision', 'Решение Экспертного совета о создании рабочей группы по направлению «Профориентация»', '2024-03-15', 'г. Томск', 2016, 1, 'bodies.composition', '4', 'signing', '{"title": "Решение Экспертного совета о создании рабочей группы по направлению «Профориентация»", "blocks": [{"name": "И.П. Фамилия11", "post": "chair: Координационный совет", "block": "Approve", "signer": 3}, {"org": "Образовательно-отраслевой кластер № 1", "body": "Экспертный совет", "date": "15 марта 2024 г.", "kind": "Решение", "block": "Head", "place": "г. Томск", "number": null, "heading": "О создании рабочей группы по направлению «Профориентация»"}, {"text": "На основании протокола заседания Экспертного совета от 15 марта 2024 г. № 1-ЭС (пункт 3) Экспертный совет РЕШИЛ:", "block": "Text", "style": "normal", "number": ""}, {"text": "Создать рабочую группу по направлению «Профориентация» (далее — рабочая группа) и сформировать её состав согласно приложению к настоящему решению.", "block": "Text", "style": "normal", "number": "1."}, {"text": "Установить:", "block": "Text", "style": "normal", "number": "2."}, {"text": "Срок полномочий рабочей группы — до 15 марта 2025 г.", "block": "Text", "style": "normal", "number": "2.1."}, {"text": "Заседание правомочно при участии более половины членов рабочей группы с правом голоса.", "block": "Text", "style": "normal", "number": "2.2."}, {"text": "Руководителю рабочей группы Фамилия40 И.П. представить план работы группы в течение 15 рабочих дней со дня вступления настоящего решения в силу.", "block": "Text", "style": "normal", "number": "3."}, {"text": "Контроль за исполнением решения возложить на chair: Экспертный совет Фамилия13 И.П.", "block": "Text", "style": "normal", "number": "4."}, {"text": "Решение вступает в силу со дня утверждения председателем Координационного совета кластера.", "block": "Text", "style": "normal", "number": "5."}, {"block": "Signatures", "lines": [{"name": "И.П. Фамилия13", "post": "chair: Экспертный совет", "signer": 1}, {"name": "И.П. Фамилия15", "post": "secretary: Экспертный совет", "signer": 2}], "title": ""}, {"block": "AnnexHead", "lines": ["Приложение", "к решению Экспертного совета", "от 15 марта 2024 г."], "title": ["СОСТАВ", "рабочей группы по направлению «Профориентация»"]}, {"rows": [["1", "Фамилия40 Ирина Петровна", "директор, Организация 2", "руководитель", "да"], ["2", "Фамилия41 Ирина Петровна", "директор, Организация 4", "секретарь", "нет"], ["3", "Фамилия42 Ирина Петровна", "директор, Организация 4", "член рабочей группы", "да"]], "block": "Table", "columns": [{"align": "centre", "title": "№ п/п", "weight": 0.7}, {"align": "left", "title": "Фамилия, имя, отчество", "weight": 1.6}, {"align": "left", "title": "Должность, организация", "weight": 2.4}, {"align": "left", "title": "Роль в рабочей группе", "weight": 1.4}, {"align": "centre", "title": "Право голоса", "weight": 0.8}], "size_pt": 12, "numbered": false}, {"text": "Всего в составе 3 человека, из них с правом голоса — 2; представителей предприятий с правом голоса — 1, профессиональных образовательных организаций — 1.", "block": "Text", "style": "normal", "number": ""}], "left_mm": 30, "size_pt": 13, "executor": [], "landscape": false, "gost_edition": 2016}', 'fddaa3abebe8a3716d304a982ce810f69a452e42c798804a31873dcee61482ee', 1, '', NULL, NULL, '', false, 'постоянно', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', NULL, NULL, NULL, 1, NULL, '', 'решение решение экспертного совета о создании рабочей группы по направлению «профориентация» экспертный совет', 1, 5, NULL, NULL, NULL, 2),
	(3, '8455317c-1433-43e8-85ce-890e42fd1804', 'meetings.extract', 'Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3', '2024-03-15', 'г. Томск', 2016, 1, 'meetings.item', '5', 'signing', '{"title": "Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3", "blocks": [{"org": "Образовательно-отраслевой кластер № 1", "body": "Экспертный совет", "date": "15 марта 2024 г.", "kind": "Выписка из протокола", "block": "Head", "place": "г. Томск", "number": "1-ЭС", "heading": "заседания Экспертного совета"}, {"rows": [["Председательствующий:", "Фамилия13 И.П."], ["Секретарь:", "Фамилия15 И.П."], ["Присутствовали:", "3 из 4; по вопросу участвуют 3 из 4. Кворум имеется."]], "block": "Pairs", "label_mm": 48}, {"text": "ПОВЕСТКА ДНЯ", "block": "Text", "style": "heading", "number": ""}, {"text": "О создании рабочей группы по направлению «Профориентация».", "block": "Text", "style": "normal", "number": "3."}, {"text": "СЛУШАЛИ:", "block": "Text", "style": "caption", "number": "3."}, {"text": "Доложила о приёме.", "block": "Text", "style": "normal", "number": ""}, {"text": "ВЫСТУПИЛИ:", "block": "Text", "style": "caption", "number": ""}, {"text": "Фамилия31 И.П. — Поддержала.", "block": "Text", "style": "normal", "number": ""}, {"text": "РЕШИЛИ:", "block": "Text", "style": "caption", "number": ""}, {"text": "Принять к сведению.", "block": "Text", "style": "normal", "number": "3.1."}, {"text": "Подготовить сводку.", "block": "Text", "style": "normal", "number": "3.2."}, {"text": "Голосовали: «за» — 3, «против» — 0, «воздержались» — 0. Решение принято единогласно.", "block": "Text", "style": "ragged", "number": ""}, {"block": "Signatures", "lines": [{"name": "И.П. Фамилия13", "post": "Председательствующий", "signer": null}, {"name": "И.П. Фамилия15", "post": "Секретарь", "signer": null}], "title": ""}, {"block": "Signatures", "lines": [{"name": "И.П. Фамилия15", "post": "Секретарь Экспертного совета", "signer": 1}], "title": "Верно"}, {"text": "15 марта 2024 г.", "block": "Text", "style": "flat", "number": ""}, {"text": "Подлинник документа находится в Организации 2 в деле за 2024 год.", "block": "Text", "style": "flat", "number": ""}], "left_mm": 30, "size_pt": 12, "executor": [], "landscape": false, "gost_edition": 2016}', '20e8945ba404f020eae981d3e04eb8edffc9f02a4028d2acbea4e5eaa432aa0d', 1, '', NULL, NULL, '', false, 'до минования надобности', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', NULL, NULL, NULL, 1, NULL, '', 'выписка из протокола выписка из протокола заседания экспертного совета от 15.03.2024 no 1-эс, вопрос 3 экспертный совет', 1, 5, NULL, NULL, NULL, 2),
	(4, 'f640c14f-f991-4edc-9c5e-7f83149706a9', 'meetings.extract', 'Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3', '2024-03-15', 'г. Томск', 2016, 1, 'meetings.item', '5', 'registered', '{"title": "Выписка из протокола заседания Экспертного совета от 15.03.2024 № 1-ЭС, вопрос 3", "blocks": [{"org": "Образовательно-отраслевой кластер № 1", "body": "Экспертный совет", "date": "15 марта 2024 г.", "kind": "Выписка из протокола", "block": "Head", "place": "г. Томск", "number": "1-ЭС", "heading": "заседания Экспертного совета"}, {"rows": [["Председательствующий:", "Фамилия13 И.П."], ["Секретарь:", "Фамилия15 И.П."], ["Присутствовали:", "3 из 4; по вопросу участвуют 3 из 4. Кворум имеется."]], "block": "Pairs", "label_mm": 48}, {"text": "ПОВЕСТКА ДНЯ", "block": "Text", "style": "heading", "number": ""}, {"text": "О создании рабочей группы по направлению «Профориентация».", "block": "Text", "style": "normal", "number": "3."}, {"text": "СЛУШАЛИ:", "block": "Text", "style": "caption", "number": "3."}, {"text": "Доложила о приёме.", "block": "Text", "style": "normal", "number": ""}, {"text": "ВЫСТУПИЛИ:", "block": "Text", "style": "caption", "number": ""}, {"text": "Фамилия31 И.П. — Поддержала.", "block": "Text", "style": "normal", "number": ""}, {"text": "РЕШИЛИ:", "block": "Text", "style": "caption", "number": ""}, {"text": "Принять к сведению.", "block": "Text", "style": "normal", "number": "3.1."}, {"text": "Подготовить сводку.", "block": "Text", "style": "normal", "number": "3.2."}, {"text": "Голосовали: «за» — 3, «против» — 0, «воздержались» — 0. Решение принято единогласно.", "block": "Text", "style": "ragged", "number": ""}, {"block": "Signatures", "lines": [{"name": "И.П. Фамилия13", "post": "Председательствующий", "signer": null}, {"name": "И.П. Фамилия15", "post": "Секретарь", "signer": null}], "title": ""}, {"block": "Signatures", "lines": [{"name": "И.П. Фамилия15", "post": "Секретарь Экспертного совета", "signer": 1}], "title": "Верно"}, {"text": "15 марта 2024 г.", "block": "Text", "style": "flat", "number": ""}, {"text": "Подлинник документа находится в Организации 2 в деле за 2024 год.", "block": "Text", "style": "flat", "number": ""}], "left_mm": 30, "size_pt": 12, "executor": [], "landscape": false, "gost_edition": 2016}', '20e8945ba404f020eae981d3e04eb8edffc9f02a4028d2acbea4e5eaa432aa0d', 1, 'meetings.extract:2', 2024, NULL, '7-в', true, 'до минования надобности', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', '2024-03-15', 'ad408a29b4b853b39cf2b8c89105652985c56c3b0f4da49562255c291db821f1', 1, NULL, '', 'выписка из протокола 7-в выписка из протокола заседания экспертного совета от 15.03.2024 no 1-эс, вопрос 3 экспертный совет', 1, 5, NULL, 10, NULL, 2),
	(5, '3cd7536b-5462-456a-9890-2eda3f12ffcd', 'meetings.minutes', 'Протокол заседания Экспертного совета от 15.03.2024', '2024-03-15', 'г. Томск', 2016, 1, 'meetings.meeting', '3', 'signing', '{"title": "Протокол заседания Экспертного совета от 15.03.2024", "blocks": [{"org": "Образовательно-отраслевой кластер № 1", "body": "Экспертный совет", "date": "15 марта 2024 г.", "kind": "Протокол", "block": "Head", "place": "г. Томск", "number": null, "heading": "заседания Экспертного совета"}, {"rows": [["Форма проведения:", "очная"], ["Место проведения:", "ауд. 101"], ["Время проведения:", "12:00–12:00"], ["Председательствующий:", "Фамилия13 И.П."], ["Секретарь:", "Фамилия15 И.П. (с правом голоса)"]], "block": "Pairs", "label_mm": 48}, {"text": "Присутствовали члены Экспертного совета:", "block": "Text", "style": "flat", "number": ""}, {"rows": [["Фамилия13 И.П.", "— директор, председатель Экспертного совета"], ["Фамилия15 И.П.", "— директор, секретарь Экспертного совета"], ["Фамилия31 И.П.", "— директор"]], "block": "Pairs", "label_mm": 37}, {"text": "Отсутствовали члены Экспертного совета:", "block": "Text", "style": "flat", "number": ""}, {"rows": [["Фамилия32 И.П.", "— директор, Организация 4"]], "block": "Pairs", "label_mm": 37}, {"text": "Всего членов Экспертного совета с правом голоса — 4. Кворум — более половины членов, учитываемых по вопросу. Присутствие пересчитано перед рассмотрением каждого вопроса:", "block": "Text", "style": "normal", "number": ""}, {"rows": [["1", "3", "—", "3", "4", "3", "имеется"]], "block": "Table", "columns": [{"align": "centre", "title": "Вопрос", "weight": 1}, {"align": "centre", "title": "Присутствуют", "weight": 1.5}, {"align": "centre", "title": "Самоотвод", "weight": 1.2}, {"align": "centre", "title": "Участвуют в голосовании", "weight": 1.4}, {"align": "centre", "title": "Учитываются для кворума", "weight": 1.5}, {"align": "centre", "title": "Необходимо", "weight": 1.35}, {"align": "centre", "title": "Кворум", "weight": 1.35}], "size_pt": 11, "numbered": false}, {"text": "Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.", "block": "Text", "style": "normal", "number": ""}, {"text": "ПОВЕСТКА ДНЯ", "block": "Text", "style": "heading", "number": ""}, {"text": "О приёме.", "block": "Text", "style": "normal", "number": "1."}, {"text": "Докладчик — Фамилия15 Ирина Петровна, секретарь.", "block": "Text", "style": "ragged", "number": ""}, {"text": "О составе.", "block": "Text", "style": "normal", "number": "2."}, {"text": "Докладчик — Фамилия15 Ирина Петровна, секретарь.", "block": "Text", "style": "ragged", "number": ""}, {"text": "СЛУШАЛИ:", "block": "Text", "style": "caption", "number": "1."}, {"text": "Фамилия15 И.П. — Доложила о приёме.", "block": "Text", "style": "normal", "number": ""}, {"text": "ВЫСТУПИЛИ:", "block": "Text", "style": "caption", "number": ""}, {"text": "Фамилия31 И.П. — Поддержала.", "block": "Text", "style": "normal", "number": ""}, {"text": "РЕШИЛИ:", "block": "Text", "style": "caption", "number": ""}, {"text": "Принять к сведению.", "block": "Text", "style": "normal", "number": "1.1."}, {"text": "Подготовить сводку.", "block": "Text", "style": "normal", "number": "1.2."}, {"text": "Голосовали: «за» — 3, «против» — 0, «воздержались» — 0. Решение принято единогласно.", "block": "Text", "style": "ragged", "number": ""}, {"text": "Вопрос не рассматривался.", "block": "Text", "style": "caption", "number": "2."}, {"block": "Annexes", "lines": ["Лист регистрации участников заседания."]}, {"block": "Signatures", "lines": [{"name": "И.П. Фамилия13", "post": "Председательствующий", "signer": 1}, {"name": "И.П. Фамилия15", "post": "Секретарь", "signer": 2}], "title": ""}, {"block": "AnnexHead", "lines": ["Приложение", "к протоколу заседания Экспертного совета", "от 15 марта 2024 г."], "title": ["Лист регистрации участников заседания"]}, {"rows": [["1", "Фамилия13 Ирина Петровна", "директор, председатель Экспертного совета", "да", "12:00–12:00", "в зале"], ["2", "Фамилия15 Ирина Петровна", "директор, секретарь Экспертного совета", "да", "12:00–12:00", "в зале"], ["3", "Фамилия31 Ирина Петровна", "директор", "да", "12:00–12:00", "в зале"]], "block": "Table", "columns": [{"align": "centre", "title": "№ п/п", "weight": 0.6}, {"align": "left", "title": "Фамилия, имя, отчество", "weight": 2.2}, {"align": "left", "title": "Должность, организация", "weight": 3}, {"align": "centre", "title": "Право голоса", "weight": 0.9}, {"align": "centre", "title": "Присутствие", "weight": 1.5}, {"align": "centre", "title": "Способ участия", "weight": 1.3}], "size_pt": 10.5, "numbered": false}], "left_mm": 30, "size_pt": 13, "executor": [], "landscape": false, "gost_edition": 2016}', '46f0752d650a21aea4e47b23fe9c189183bab87366a097a26b92bf639a6d106f', 1, '', NULL, NULL, '', false, 'постоянно', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', NULL, NULL, NULL, 1, NULL, '', 'протокол протокол заседания экспертного совета от 15.03.2024 экспертный совет', 1, 5, NULL, NULL, NULL, 2);
INSERT INTO public.documents_signature VALUES
	(1, 'simple', 'Фамилия13 Ирина Петровна', 'ffdbcfd0e0e163d998a3fc082d68537cfc582c375455f0d4cbd8f4075b8c0275', '0E5K-Y701-PMBJ', '2024-03-15 05:00:00+00', '2024-03-15', 1, 4, 1, 1),
	(2, 'simple', 'Фамилия15 Ирина Петровна', 'ffdbcfd0e0e163d998a3fc082d68537cfc582c375455f0d4cbd8f4075b8c0275', '600P-X4X9-BVP4', '2024-03-15 05:00:00+00', '2024-03-15', 1, 5, 2, 2),
	(3, 'by_hand', 'Фамилия15 Ирина Петровна', '20e8945ba404f020eae981d3e04eb8edffc9f02a4028d2acbea4e5eaa432aa0d', '8MW3-2RAZ-K5N2', '2024-03-15 05:00:00+00', '2024-03-15', 4, NULL, 7, NULL);
INSERT INTO public.documents_signer VALUES
	(1, 1, 1, 'signs', 'Председательствующий', 'И.П. Фамилия13', NULL, 1, 4),
	(2, 1, 2, 'signs', 'Секретарь', 'И.П. Фамилия15', NULL, 1, 5),
	(3, 1, 1, 'signs', 'chair: Экспертный совет', 'И.П. Фамилия13', 9, 2, 4),
	(4, 1, 2, 'signs', 'secretary: Экспертный совет', 'И.П. Фамилия15', 11, 2, 5),
	(5, 1, 3, 'approves', 'chair: Координационный совет', 'И.П. Фамилия11', 5, 2, 3),
	(6, 1, 1, 'certifies', 'Секретарь Экспертного совета', 'И.П. Фамилия15', 11, 3, 5),
	(7, 1, 1, 'certifies', 'Секретарь Экспертного совета', 'И.П. Фамилия15', 11, 4, 5),
	(8, 1, 1, 'signs', 'Председательствующий', 'И.П. Фамилия13', NULL, 5, 4),
	(9, 1, 2, 'signs', 'Секретарь', 'И.П. Фамилия15', NULL, 5, 5);
INSERT INTO public.documents_signingagreement VALUES
	(1, 1, 2024, '2024-03-15', 1, 2, 4),
	(2, 2, 2024, '2024-03-15', 1, 3, 5),
	(3, 3, 2024, '2024-03-15', 1, 4, 8),
	(4, 4, 2024, '2024-03-15', 1, 5, 9);
INSERT INTO public.files_storedfile VALUES
	(1, 'fb5c4354-7ff9-4bd1-948e-9742e4bdfa39', '2024/03/fb5c43547ff94bd1948e9742e4bdfa39', 'приказ.txt', 'txt', 'text/plain; charset=utf-8', 19, '4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680', '2024-03-15 05:00:00+00', 1, 11),
	(2, '419e703b-fb53-4b2d-b6dd-6937ef72da0d', '', 'документ-1.pdf', 'pdf', 'application/pdf', 1000, '0000000000000000000000000000000000000000000000000000000000000001', '2023-09-01 03:00:00+00', 1, NULL),
	(3, 'ca591e2a-0978-4a92-9e4d-b8ed21291b84', '', 'документ-2.pdf', 'pdf', 'application/pdf', 1000, '0000000000000000000000000000000000000000000000000000000000000002', '2023-09-01 03:00:00+00', 1, NULL),
	(4, '20122a36-820b-461e-a283-ac35282c4d59', '', 'документ-3.pdf', 'pdf', 'application/pdf', 1000, '0000000000000000000000000000000000000000000000000000000000000003', '2023-09-01 03:00:00+00', 1, NULL),
	(5, '48850def-cc92-46fc-b4cc-ead5b091228c', '2024/03/48850defcc9246fcb4ccead5b091228c', 'отчёт.txt', 'txt', 'text/plain; charset=utf-8', 19, '4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680', '2024-03-15 05:00:00+00', 1, 11),
	(6, '1064f250-57b3-47ea-8800-c0ba05a2a942', '2024/03/1064f25057b347ea8800c0ba05a2a942', 'приказ.txt', 'txt', 'text/plain; charset=utf-8', 19, '4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680', '2024-03-15 05:00:00+00', 1, 11),
	(7, '2f0ac693-5337-4b18-bbd8-866c1c6e9db5', '2024/03/2f0ac69353374b18bbd8866c1c6e9db5', 'приказ.txt', 'txt', 'text/plain; charset=utf-8', 19, '4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680', '2024-03-15 05:00:00+00', 1, 11),
	(8, '85091be9-3b64-4bf6-845e-57e4064e4f59', '2024/03/85091be93b644bf6845e57e4064e4f59', 'приказ.txt', 'txt', 'text/plain; charset=utf-8', 19, '4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680', '2024-03-15 05:00:00+00', 1, 11),
	(9, '856f2406-673d-41fa-85ce-b8f44aa03cf1', '2024/03/856f2406673d41fa85ceb8f44aa03cf1', 'приказ.txt', 'txt', 'text/plain; charset=utf-8', 19, '4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680', '2024-03-15 05:00:00+00', 1, 11),
	(10, '5e58d49f-5862-40a1-ae04-b6dad487ec43', '2024/03/5e58d49f586240a1ae04b6dad487ec43', 'приказ.txt', 'txt', 'text/plain; charset=utf-8', 19, '4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680', '2024-03-15 05:00:00+00', 1, 11),
	(11, '9cb64d03-39ad-4940-b7ac-ef8022f1bc19', '2024/03/9cb64d0339ad4940b7acef8022f1bc19', 'приказ.txt', 'txt', 'text/plain; charset=utf-8', 19, '4c438639464489ef94b28b6a63b2d91f0efb4a8813e65aa49e466548fe35c680', '2024-03-15 05:00:00+00', 1, 11);
INSERT INTO public.jobs_job VALUES
	(1, 'access:1', 'plans.read_upload', 1, 8, '{"upload": 2}', 'failed', 0, '2024-03-15 05:00:00+00', NULL, NULL, 0, 0, 'Не удалось прочитать', 'ValueError', '{}', '2024-03-15 05:00:00+00', NULL, '2024-03-15 05:00:00+00'),
	(2, 'paper-1-files', 'documents.make_files', 1, 5, '{"paper": 1}', 'queued', 0, '2024-03-15 05:00:00+00', NULL, NULL, 0, 0, '', '', '{}', '2024-03-15 05:00:00+00', NULL, NULL),
	(3, 'paper-4-files', 'documents.make_files', 1, 11, '{"paper": 4}', 'queued', 0, '2024-03-15 05:00:00+00', NULL, NULL, 0, 0, '', '', '{}', '2024-03-15 05:00:00+00', NULL, NULL);
INSERT INTO public.meetings_agendaitem VALUES
	(2, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 1),
	(1, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'done', false, '', '', '', 'Доложила о приёме', 2, '2024-02-15 05:00:00+00', '2024-02-15 05:00:00+00', NULL, 5, 1),
	(5, 3, 'О создании рабочей группы по направлению «Профориентация»', 'о создании рабочей группы по направлению «профориентация»', '', 15, 'Создать рабочую группу по направлению «Профориентация» и сформировать её состав согласно проекту на срок до 15 марта 2025 г..
Направить решение на утверждение председателю Координационного совета кластера.', 'done', false, 'bodies.composition', '4-b52fc493d8f4', '', 'Доложила о приёме', 2, '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', NULL, NULL, 2),
	(3, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'removed', false, '', '', 'Болезнь докладчика', '', 1, NULL, '2024-03-15 05:00:00+00', NULL, 5, 2),
	(4, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'removed', false, '', '', 'Болезнь докладчика', '', 1, NULL, '2024-03-15 05:00:00+00', NULL, 5, 2),
	(7, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 3),
	(6, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'done', false, '', '', '', 'Доложила о приёме', 2, '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', NULL, 5, 3),
	(9, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 4),
	(8, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'done', false, '', '', '', 'Доложила о приёме', 2, '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', NULL, 5, 4),
	(11, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 5),
	(10, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'done', false, '', '', '', 'Доложила о приёме', 2, '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', NULL, 5, 5),
	(12, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 7),
	(13, 2, 'О составе группы', 'о составе группы', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 7),
	(14, 0, 'О наставниках', 'о наставниках', '', 15, 'Поддержать.', 'proposed', false, '', '', '', '', 1, NULL, NULL, 8, NULL, 7),
	(15, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 8),
	(16, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 8),
	(18, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 9),
	(17, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'current', false, '', '', '', '', 1, '2024-03-15 05:00:00+00', NULL, NULL, 5, 9),
	(20, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 10),
	(19, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'current', false, '', '', '', 'Доложила о приёме', 2, '2024-03-15 05:00:00+00', NULL, NULL, 5, 10),
	(21, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 11),
	(22, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 11),
	(23, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 12),
	(24, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 12),
	(25, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 13),
	(26, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, NULL, NULL, NULL, 5, 13),
	(27, 1, 'О приёме', 'о приеме', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, '2024-03-15 05:00:00+00', NULL, NULL, 5, 14),
	(28, 2, 'О составе', 'о составе', 'секретарь', 15, 'Принять к сведению.', 'waiting', false, '', '', '', '', 1, '2024-03-15 05:00:00+00', NULL, NULL, 5, 14);
INSERT INTO public.meetings_assignment VALUES
	(1, '2024-03-01', '2024-03-01', 'issued', '', NULL, '2024-02-15', 1, 4, NULL, 8, 2, 2),
	(3, '2024-03-01', '2024-03-01', 'issued', '', NULL, '2024-02-15', 1, 4, NULL, 14, 2, 2),
	(2, '2024-03-01', '2024-03-01', 'reported', 'Сводка готова', '2024-03-15', '2024-02-15', 1, 4, 9, 16, 2, 2),
	(4, '2024-04-01', '2024-04-01', 'issued', '', NULL, NULL, 1, 5, NULL, 16, 2, 11);
INSERT INTO public.meetings_assignment_helpers VALUES
	(1, 1, 14),
	(2, 2, 14);
INSERT INTO public.meetings_assignmentstep VALUES
	(1, 'report', 'Сводка готова', NULL, NULL, '', '2024-03-15 05:00:00+00', 2, NULL);
INSERT INTO public.meetings_attendee VALUES
	(1, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 1),
	(2, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 1),
	(3, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 1),
	(4, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 1),
	(5, 'директор', 'member', true, '', '', '', '', NULL, 17, 2, 1),
	(6, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 2),
	(7, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 2),
	(8, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 2),
	(9, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 2),
	(10, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 3),
	(11, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 3),
	(12, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 3),
	(13, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 3),
	(14, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 4),
	(15, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 4),
	(16, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 4),
	(17, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 4),
	(18, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 5),
	(19, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 5),
	(20, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 5),
	(21, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 5),
	(22, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 8),
	(23, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 8),
	(24, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 8),
	(25, 'директор', 'member', true, '', 'no', 'Командировка', '', 3, 16, 2, 8),
	(26, 'методист', '', false, '', '', '', '', NULL, 8, NULL, 8),
	(27, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 9),
	(28, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 9),
	(29, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 9),
	(30, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 9),
	(31, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 10),
	(32, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 10),
	(33, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 10),
	(34, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 10),
	(35, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 11),
	(36, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 11),
	(37, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 11),
	(38, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 11),
	(39, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 12),
	(40, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 12),
	(41, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 12),
	(42, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 12),
	(43, 'директор', 'chair', true, '', '', '', '', NULL, 4, 2, 14),
	(44, 'директор', 'secretary', true, '', '', '', '', NULL, 5, 2, 14),
	(45, 'директор', 'member', true, '', '', '', '', NULL, 14, 2, 14),
	(46, 'директор', 'member', true, '', '', '', '', 3, 16, 2, 14);
INSERT INTO public.meetings_decisionpoint VALUES
	(1, 1, 'Принять к сведению.', 1),
	(2, 2, 'Подготовить сводку.', 1),
	(3, 1, 'Принять к сведению.', 5),
	(4, 2, 'Подготовить сводку.', 5),
	(5, 1, 'Принять к сведению.', 6),
	(6, 2, 'Подготовить сводку.', 6),
	(7, 1, 'Принять к сведению.', 8),
	(8, 2, 'Подготовить сводку.', 8),
	(9, 1, 'Принять к сведению.', 10),
	(10, 2, 'Подготовить сводку.', 10),
	(11, 1, 'Принять к сведению.', 19),
	(12, 2, 'Подготовить сводку.', 19);
INSERT INTO public.meetings_dissent VALUES
	(1, 'Срок мал', '2024-03-15 05:00:00+00', 1, 1);
INSERT INTO public.meetings_extract VALUES
	(1, 5, 5, 3, 2),
	(2, 5, 5, 4, 2);
INSERT INTO public.meetings_material VALUES
	(1, 'Проект решения', '2024-03-15 05:00:00+00', 11, 12, NULL);
INSERT INTO public.meetings_meeting VALUES
	(1, 'e878231d-609f-42a9-9975-411814e764da', 1, 2024, 'in_person', false, 'held', '2024-02-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-02-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', '2024-02-15 05:00:00+00', '2024-02-15 05:00:00+00', '', false, 24, '2024-02-15 05:00:00+00', 1, 5, NULL, 4, 5, 2),
	(2, '657a8bbe-93a1-46c2-8586-a7f800032bd7', 2, 2024, 'in_person', false, 'held', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-03-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', '', false, 23, '2024-03-15 05:00:00+00', 1, 5, NULL, 4, 5, 2),
	(3, 'b1e432d4-4a4c-4d2a-8c92-6c0f05da1482', 3, 2024, 'in_person', false, 'held', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-03-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', '', false, 19, '2024-03-15 05:00:00+00', 1, 5, NULL, 4, 5, 2),
	(4, 'f317b5cc-c1da-44fd-85f1-5e1c109fbbd2', 4, 2024, 'in_person', false, 'held', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-03-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', '', false, 17, '2024-03-15 05:00:00+00', 1, 5, NULL, 4, 5, 2),
	(5, '54db37d2-e6de-4091-b188-5195c3e2663b', 5, 2024, 'in_person', false, 'held', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-03-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', '', false, 18, '2024-03-15 05:00:00+00', 1, 5, NULL, 4, 5, 2),
	(6, '585d4882-8b78-4d5c-bf6e-a22028fe95b3', 6, 2024, 'in_person', false, 'planned', '2024-06-20', NULL, 90, NULL, '', '', '', NULL, '', NULL, NULL, '', false, 1, '2024-03-15 05:00:00+00', 1, 5, NULL, NULL, NULL, 2),
	(7, 'cb9faf79-b7a6-4202-9bb8-9577b756a69b', 7, 2024, 'in_person', false, 'agenda', '2024-03-27', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', NULL, '', NULL, NULL, '', false, 5, '2024-03-15 05:00:00+00', 1, 5, NULL, NULL, NULL, 2),
	(8, '2b02f565-2afc-46b1-ab14-219180014446', 8, 2024, 'in_person', false, 'notified', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-03-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', NULL, NULL, '', false, 6, '2024-03-15 05:00:00+00', 1, 5, NULL, NULL, NULL, 2),
	(9, '757c5eac-5b07-4e19-a3e2-e83ebc003f2d', 9, 2024, 'in_person', false, 'open', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-03-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', '2024-03-15 05:00:00+00', NULL, '', false, 11, '2024-03-15 05:00:00+00', 1, 5, NULL, 4, 5, 2),
	(10, '0849243f-0368-4204-bb6c-d2792f0e640e', 10, 2024, 'in_person', false, 'open', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-03-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', '2024-03-15 05:00:00+00', NULL, '', false, 12, '2024-03-15 05:00:00+00', 1, 5, NULL, 4, 5, 2),
	(11, '15c3bbc1-1b1b-454d-bddd-2b5cb0839dc9', 11, 2024, 'in_person', false, 'open', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-03-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', '2024-03-15 05:00:00+00', NULL, '', false, 8, '2024-03-15 05:00:00+00', 1, 5, NULL, 4, 5, 2),
	(12, 'a16c5a34-a230-403c-9eb1-9287f4a6ec2f', 12, 2024, 'in_person', false, 'open', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', '2024-03-15 05:00:00+00', 'Извещение направлено за 0 рабочих дней до заседания, правила органа требуют не менее 5.', '2024-03-15 05:00:00+00', NULL, '', false, 5, '2024-03-15 05:00:00+00', 1, 5, NULL, 4, 5, 2),
	(13, 'c9bca8ef-8346-4088-a8cc-27cd898a9990', 13, 2024, 'absentee', false, 'agenda', '2024-03-15', '10:00:00', 90, NULL, 'ауд. 101', 'https://video.example.test/1', '', NULL, '', NULL, NULL, '', false, 3, '2024-03-15 05:00:00+00', 1, 5, NULL, NULL, NULL, 2),
	(14, '792e843b-092b-44cf-85d5-cad828ac6dfe', 14, 2024, 'absentee', false, 'open', '2024-03-15', '10:00:00', 90, '2024-03-15', 'ауд. 101', 'https://video.example.test/1', '', NULL, '', '2024-03-15 05:00:00+00', NULL, '', false, 12, '2024-03-15 05:00:00+00', 1, 5, NULL, 4, 5, 2);
INSERT INTO public.meetings_minutes VALUES
	(1, 1, 'full', 'remarks', '', '2024-03-19', '2024-02-15 05:00:00+00', '2024-02-19', '2024-02-22', 5, 1, NULL),
	(2, 1, 'full', 'signed', '', NULL, '2024-03-15 05:00:00+00', '2024-03-19', '2024-03-22', 5, 2, 1),
	(3, 1, 'full', 'signing', '', NULL, '2024-03-15 05:00:00+00', '2024-03-19', '2024-03-22', 5, 3, 5),
	(4, 1, 'full', 'draft', '', NULL, '2024-03-15 05:00:00+00', '2024-03-19', '2024-03-22', 5, 5, NULL);
INSERT INTO public.meetings_participation VALUES
	(1, true, 3, 1),
	(2, true, 1, 1),
	(3, true, 2, 1),
	(4, true, 6, 2),
	(5, true, 8, 2),
	(6, true, 7, 2),
	(7, true, 10, 3),
	(8, true, 12, 3),
	(9, true, 11, 3),
	(10, true, 14, 4),
	(11, true, 16, 4),
	(12, true, 15, 4),
	(13, true, 18, 5),
	(14, true, 19, 5),
	(15, true, 20, 5),
	(16, false, 28, 6),
	(18, false, 27, 6),
	(17, true, 29, 6),
	(22, true, 44, 7),
	(21, true, 45, 7),
	(20, true, 46, 7),
	(19, true, 43, 7),
	(23, true, 44, 8),
	(26, true, 45, 8),
	(24, true, 46, 8),
	(25, true, 43, 8);
INSERT INTO public.meetings_question VALUES
	(1, 1, 'Принять.', 'open', 'closed', '2024-02-15 05:00:00+00', '2024-02-15 05:00:00+00', 'accepted', '{"base": 3, "roll": 3, "steps": ["В составе с правом голоса 5 человек.", "Для кворума нужно больше половины от 5, то есть 3; участвуют 3: кворум есть.", "За 3, против 0, воздержались 0, не голосовали 0: всего 3.", "Для решения нужно больше половины от участвующих в голосовании по списку (3): 2.", "За 3 из нужных 2: решение принято."], "needed": 2, "quorum": {"listed": 5, "needed": 3, "counted": 5, "present": 3, "recused": 0, "taking_part": 3}, "against": 0, "outcome": "accepted", "recused": 0, "abstained": 0, "in_favour": 3, "not_voted": 0, "unanimous": true, "by_casting_vote": false}', 1, 5, 2),
	(2, 1, 'Принять.', 'open', 'closed', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', 'accepted', '{"base": 3, "roll": 3, "steps": ["В составе с правом голоса 4 человека.", "Для кворума нужно больше половины от 4, то есть 3; участвуют 3: кворум есть.", "За 3, против 0, воздержались 0, не голосовали 0: всего 3.", "Для решения нужно больше половины от участвующих в голосовании по списку (3): 2.", "За 3 из нужных 2: решение принято."], "needed": 2, "quorum": {"listed": 4, "needed": 3, "counted": 4, "present": 3, "recused": 0, "taking_part": 3}, "against": 0, "outcome": "accepted", "recused": 0, "abstained": 0, "in_favour": 3, "not_voted": 0, "unanimous": true, "by_casting_vote": false}', 5, 5, 2),
	(3, 1, 'Принять.', 'open', 'closed', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', 'accepted', '{"base": 3, "roll": 3, "steps": ["В составе с правом голоса 4 человека.", "Для кворума нужно больше половины от 4, то есть 3; участвуют 3: кворум есть.", "За 3, против 0, воздержались 0, не голосовали 0: всего 3.", "Для решения нужно больше половины от участвующих в голосовании по списку (3): 2.", "За 3 из нужных 2: решение принято."], "needed": 2, "quorum": {"listed": 4, "needed": 3, "counted": 4, "present": 3, "recused": 0, "taking_part": 3}, "against": 0, "outcome": "accepted", "recused": 0, "abstained": 0, "in_favour": 3, "not_voted": 0, "unanimous": true, "by_casting_vote": false}', 6, 5, 2),
	(4, 1, 'Принять.', 'open', 'closed', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', 'accepted', '{"base": 3, "roll": 3, "steps": ["В составе с правом голоса 4 человека.", "Для кворума нужно больше половины от 4, то есть 3; участвуют 3: кворум есть.", "За 3, против 0, воздержались 0, не голосовали 0: всего 3.", "Для решения нужно больше половины от участвующих в голосовании по списку (3): 2.", "За 3 из нужных 2: решение принято."], "needed": 2, "quorum": {"listed": 4, "needed": 3, "counted": 4, "present": 3, "recused": 0, "taking_part": 3}, "against": 0, "outcome": "accepted", "recused": 0, "abstained": 0, "in_favour": 3, "not_voted": 0, "unanimous": true, "by_casting_vote": false}', 8, 5, 2),
	(5, 1, 'Принять.', 'open', 'closed', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', 'accepted', '{"base": 3, "roll": 3, "steps": ["В составе с правом голоса 4 человека.", "Для кворума нужно больше половины от 4, то есть 3; участвуют 3: кворум есть.", "За 3, против 0, воздержались 0, не голосовали 0: всего 3.", "Для решения нужно больше половины от участвующих в голосовании по списку (3): 2.", "За 3 из нужных 2: решение принято."], "needed": 2, "quorum": {"listed": 4, "needed": 3, "counted": 4, "present": 3, "recused": 0, "taking_part": 3}, "against": 0, "outcome": "accepted", "recused": 0, "abstained": 0, "in_favour": 3, "not_voted": 0, "unanimous": true, "by_casting_vote": false}', 10, 5, 2),
	(6, 1, 'Принять.', 'open', 'open', '2024-03-15 05:00:00+00', NULL, '', '{}', 17, 5, 2),
	(7, 1, 'Принять к сведению.', 'absentee', 'open', '2024-03-15 05:00:00+00', NULL, '', '{}', 27, 5, 2),
	(8, 1, 'Принять к сведению.', 'absentee', 'open', '2024-03-15 05:00:00+00', NULL, '', '{}', 28, 5, 2);
INSERT INTO public.meetings_recusal VALUES
	(1, 'Заинтересован', '2024-03-15 05:00:00+00', 33, 19);
INSERT INTO public.meetings_remark VALUES
	(1, 'Уточнить срок', '2024-03-15 05:00:00+00', NULL, '', NULL, 1, 1, 4);
INSERT INTO public.meetings_speech VALUES
	(1, 1, 'Поддержала', 1, 14),
	(2, 1, 'Поддержала', 5, 14),
	(3, 1, 'Поддержала', 6, 14),
	(4, 1, 'Поддержала', 8, 14),
	(5, 1, 'Поддержала', 10, 14),
	(6, 1, 'Поддержала', 19, 14);
INSERT INTO public.meetings_stay VALUES
	(1, 'hall', '2024-02-15 05:00:00+00', '2024-02-15 05:00:00+00', false, 1),
	(2, 'hall', '2024-02-15 05:00:00+00', '2024-02-15 05:00:00+00', false, 2),
	(3, 'hall', '2024-02-15 05:00:00+00', '2024-02-15 05:00:00+00', false, 3),
	(4, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 6),
	(6, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 8),
	(5, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 7),
	(8, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 11),
	(9, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 12),
	(7, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 10),
	(12, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 16),
	(11, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 15),
	(10, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 14),
	(14, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 19),
	(15, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 20),
	(13, 'hall', '2024-03-15 05:00:00+00', '2024-03-15 05:00:00+00', false, 18),
	(16, 'hall', '2024-03-15 05:00:00+00', NULL, false, 27),
	(17, 'hall', '2024-03-15 05:00:00+00', NULL, false, 28),
	(18, 'hall', '2024-03-15 05:00:00+00', NULL, false, 29),
	(19, 'hall', '2024-03-15 05:00:00+00', NULL, false, 31),
	(20, 'hall', '2024-03-15 05:00:00+00', NULL, false, 32),
	(21, 'hall', '2024-03-15 05:00:00+00', NULL, false, 33),
	(22, 'hall', '2024-03-15 05:00:00+00', NULL, false, 35),
	(23, 'hall', '2024-03-15 05:00:00+00', NULL, false, 36),
	(24, 'hall', '2024-03-15 05:00:00+00', NULL, false, 37);
INSERT INTO public.meetings_vote VALUES
	(1, 'for', '', '2024-02-15 05:00:00+00', true, 3, 5, 1),
	(2, 'for', '', '2024-02-15 05:00:00+00', true, 1, 5, 1),
	(3, 'for', '', '2024-02-15 05:00:00+00', true, 2, 5, 1),
	(4, 'for', '', '2024-03-15 05:00:00+00', true, 6, 5, 2),
	(5, 'for', '', '2024-03-15 05:00:00+00', true, 8, 5, 2),
	(6, 'for', '', '2024-03-15 05:00:00+00', true, 7, 5, 2),
	(7, 'for', '', '2024-03-15 05:00:00+00', true, 10, 5, 3),
	(8, 'for', '', '2024-03-15 05:00:00+00', true, 12, 5, 3),
	(9, 'for', '', '2024-03-15 05:00:00+00', true, 11, 5, 3),
	(10, 'for', '', '2024-03-15 05:00:00+00', true, 14, 5, 4),
	(11, 'for', '', '2024-03-15 05:00:00+00', true, 16, 5, 4),
	(12, 'for', '', '2024-03-15 05:00:00+00', true, 15, 5, 4),
	(13, 'for', '', '2024-03-15 05:00:00+00', true, 18, 5, 5),
	(14, 'for', '', '2024-03-15 05:00:00+00', true, 19, 5, 5),
	(15, 'for', '', '2024-03-15 05:00:00+00', true, 20, 5, 5),
	(16, 'against', 'Рано', '2024-03-15 05:00:00+00', true, 29, 5, 6),
	(17, 'for', '', '2024-03-15 05:00:00+00', true, 44, 5, 7),
	(18, 'for', '', '2024-03-15 05:00:00+00', true, 45, 5, 7),
	(19, 'for', '', '2024-03-15 05:00:00+00', true, 46, 5, 7),
	(20, 'for', 'При условии', '2024-03-15 05:00:00+00', false, 43, 4, 7),
	(21, 'for', '', '2024-03-15 05:00:00+00', true, 44, 5, 8),
	(22, 'for', '', '2024-03-15 05:00:00+00', true, 45, 5, 8),
	(23, 'for', '', '2024-03-15 05:00:00+00', true, 46, 5, 8),
	(24, 'for', 'При условии', '2024-03-15 05:00:00+00', false, 43, 4, 8);
INSERT INTO public.members_calendaroverride VALUES
	(1, '2024-05-08', 'off', 'Указ № 1', 1);
INSERT INTO public.members_cluster VALUES
	(1, 'cluster-1', 'Образовательно-отраслевой кластер № 1', 'Кластер 1', 'Томская область', 'г. Томск', 'Asia/Tomsk', 'calendar_split', true, 15, 10, true, false, NULL, '2024-03-15 05:00:00+00', 1);
INSERT INTO public.members_consent VALUES
	(1, 'processing', '2020-09-01', 'Мать', NULL, '2024-03-15 05:00:00+00', 1, NULL, 2, 13),
	(2, 'simple_signature', '2024-03-15', '', NULL, '2024-03-15 05:00:00+00', 1, 4, 3, 4),
	(3, 'simple_signature', '2024-03-15', '', NULL, '2024-03-15 05:00:00+00', 1, 5, 3, 5),
	(4, 'simple_signature', '2024-03-15', '', NULL, '2024-03-15 05:00:00+00', 1, 8, 3, 8),
	(5, 'simple_signature', '2024-03-15', '', NULL, '2024-03-15 05:00:00+00', 1, 9, 3, 9);
INSERT INTO public.members_consenttext VALUES
	(1, 'publication', 1, 'Даю согласие на обработку.', '101cfc6868ff2168365ee1508b36d626c01e8ddbada11d1a5d0da984f1ed559f', '2020-09-01', 1),
	(2, 'processing', 1, 'Даю согласие на обработку.', '101cfc6868ff2168365ee1508b36d626c01e8ddbada11d1a5d0da984f1ed559f', '2020-09-01', 1),
	(3, 'simple_signature', 1, 'Даю согласие на обработку.', '101cfc6868ff2168365ee1508b36d626c01e8ddbada11d1a5d0da984f1ed559f', '2020-09-01', 1);
INSERT INTO public.members_formername VALUES
	(1, 'ПУ № 1', 'Училище № 1', '2019-08-31', 1, 1);
INSERT INTO public.members_membership VALUES
	(1, '2020-09-01', NULL, 'Соглашение о сотрудничестве', 1, 1),
	(2, '2020-09-01', NULL, 'Соглашение о сотрудничестве', 1, 2),
	(3, '2020-09-01', NULL, 'Соглашение о сотрудничестве', 1, 3);
INSERT INTO public.members_office VALUES
	(1, 'head', 'Руководитель: Организация 2', 1, 1, NULL),
	(2, 'head', 'Руководитель: Организация 3', 1, 2, NULL),
	(3, 'head', 'Руководитель: Организация 4', 1, 3, NULL),
	(4, 'head', 'Руководитель: Организация 5', 1, 4, NULL),
	(5, 'chair', 'chair: Координационный совет', 1, NULL, 1),
	(6, 'deputy', 'deputy: Координационный совет', 1, NULL, 1),
	(7, 'secretary', 'secretary: Координационный совет', 1, NULL, 1),
	(8, 'member', 'member: Координационный совет', 1, NULL, 1),
	(9, 'chair', 'chair: Экспертный совет', 1, NULL, 2),
	(10, 'deputy', 'deputy: Экспертный совет', 1, NULL, 2),
	(11, 'secretary', 'secretary: Экспертный совет', 1, NULL, 2),
	(12, 'member', 'member: Экспертный совет', 1, NULL, 2),
	(13, 'chair', 'chair: Рабочая группа', 1, NULL, 3),
	(14, 'deputy', 'deputy: Рабочая группа', 1, NULL, 3),
	(15, 'secretary', 'secretary: Рабочая группа', 1, NULL, 3),
	(16, 'member', 'member: Рабочая группа', 1, NULL, 3);
INSERT INTO public.members_organisation VALUES
	(1, 'college', 'Организация 2', 'Организация номер 2', '7000000028', '', '', false, false, 5, '', 'ул. Ленина, 1', 'college@example.test', '+7 3822 11-11-11', 'https://college.example.test', 'college', 'college', 'college', 'college', 'организация 2 организация номер 2 7000000028', '2024-03-15 05:00:00+00', 1, NULL),
	(2, 'college', 'Организация 3', 'Организация номер 3', '7000000035', '', '', false, false, 5, '', '', '', '', '', '', '', '', '', 'организация 3 организация номер 3 7000000035', '2024-03-15 05:00:00+00', 1, NULL),
	(3, 'employer', 'Организация 4', 'Организация номер 4', '7000000042', '', '', false, false, 5, '', '', '', '', '', '', '', '', '', 'организация 4 организация номер 4 7000000042', '2024-03-15 05:00:00+00', 1, NULL),
	(4, 'college', 'Организация 5', 'Организация номер 5', '7000000050', '', '', false, false, 5, '', '', '', '', '', '', '', '', '', 'организация 5 организация номер 5 7000000050', '2024-03-15 05:00:00+00', 1, NULL);
INSERT INTO public.members_person VALUES
	(1, 'Фамилия7', 'Ирина', 'Петровна', 'f', 'user6@example.test', '', 'фамилия7 ирина петровна', '2024-03-15 05:00:00+00', 1, 1, false),
	(2, 'Фамилия9', 'Ирина', 'Петровна', 'f', 'user8@example.test', '', 'фамилия9 ирина петровна', '2024-03-15 05:00:00+00', 1, 2, false),
	(3, 'Фамилия11', 'Ирина', 'Петровна', 'f', 'user10@example.test', '', 'фамилия11 ирина петровна', '2024-03-15 05:00:00+00', 1, 3, false),
	(4, 'Фамилия13', 'Ирина', 'Петровна', 'f', 'user12@example.test', '', 'фамилия13 ирина петровна', '2024-03-15 05:00:00+00', 1, 4, false),
	(5, 'Фамилия15', 'Ирина', 'Петровна', 'f', 'user14@example.test', '', 'фамилия15 ирина петровна', '2024-03-15 05:00:00+00', 1, 5, false),
	(6, 'Фамилия17', 'Ирина', 'Петровна', 'f', 'user16@example.test', '', 'фамилия17 ирина петровна', '2024-03-15 05:00:00+00', 1, 6, false),
	(7, 'Фамилия19', 'Ирина', 'Петровна', 'f', 'user18@example.test', '', 'фамилия19 ирина петровна', '2024-03-15 05:00:00+00', 1, 7, false),
	(8, 'Фамилия21', 'Ирина', 'Петровна', 'f', 'user20@example.test', '', 'фамилия21 ирина петровна', '2024-03-15 05:00:00+00', 1, 8, false),
	(9, 'Фамилия23', 'Ирина', 'Петровна', 'f', 'user22@example.test', '', 'фамилия23 ирина петровна', '2024-03-15 05:00:00+00', 1, 9, false),
	(10, 'Фамилия25', 'Ирина', 'Петровна', 'f', 'user24@example.test', '', 'фамилия25 ирина петровна', '2024-03-15 05:00:00+00', 1, 10, false),
	(11, 'Фамилия27', 'Ирина', 'Петровна', 'f', 'user26@example.test', '', 'фамилия27 ирина петровна', '2024-03-15 05:00:00+00', 1, 11, false),
	(12, 'Фамилия29', 'Ирина', 'Петровна', 'f', 'user28@example.test', '', 'фамилия29 ирина петровна', '2024-03-15 05:00:00+00', 1, 12, false),
	(13, 'Фамилия30', 'Ирина', 'Петровна', 'f', 'person30@example.test', '+7 3822 22-22-22', 'фамилия30 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(14, 'Фамилия31', 'Ирина', 'Петровна', 'f', 'person31@example.test', '', 'фамилия31 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(15, 'Приглашённая', 'Анна', '', '', 'invited-1@example.test', '', 'приглашенная анна', '2024-03-15 05:00:00+00', 1, 13, false),
	(16, 'Фамилия32', 'Ирина', 'Петровна', 'f', 'person32@example.test', '', 'фамилия32 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(17, 'Фамилия33', 'Ирина', 'Петровна', 'f', 'person33@example.test', '', 'фамилия33 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(18, 'Фамилия34', 'Ирина', 'Петровна', 'f', 'person34@example.test', '', 'фамилия34 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(19, 'Фамилия35', 'Ирина', 'Петровна', 'f', 'person35@example.test', '', 'фамилия35 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(20, 'Фамилия36', 'Ирина', 'Петровна', 'f', 'person36@example.test', '', 'фамилия36 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(21, 'Фамилия37', 'Ирина', 'Петровна', 'f', 'person37@example.test', '', 'фамилия37 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(22, 'Фамилия38', 'Ирина', 'Петровна', 'f', 'person38@example.test', '', 'фамилия38 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(23, 'Фамилия39', 'Ирина', 'Петровна', 'f', 'person39@example.test', '', 'фамилия39 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(24, 'Фамилия40', 'Ирина', 'Петровна', 'f', 'person40@example.test', '', 'фамилия40 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(25, 'Фамилия41', 'Ирина', 'Петровна', 'f', 'person41@example.test', '', 'фамилия41 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false),
	(26, 'Фамилия42', 'Ирина', 'Петровна', 'f', 'person42@example.test', '', 'фамилия42 ирина петровна', '2024-03-15 05:00:00+00', 1, NULL, false);
INSERT INTO public.members_position VALUES
	(1, 'Методист', '2020-09-01', NULL, 1, 1, 13),
	(2, 'Методист', '2020-09-01', NULL, 1, 3, 16);
INSERT INTO public.members_role VALUES
	(1, 'head', '2020-09-01', NULL, '2024-03-15 05:00:00+00', 1, NULL, NULL, 1),
	(2, 'coordinator', '2020-09-01', NULL, '2024-03-15 05:00:00+00', 1, NULL, NULL, 2),
	(3, 'representative', '2020-09-01', NULL, '2024-03-15 05:00:00+00', 1, NULL, 1, 8),
	(4, 'representative', '2020-09-01', NULL, '2024-03-15 05:00:00+00', 1, NULL, 3, 9),
	(5, 'observer', '2020-09-01', NULL, '2024-03-15 05:00:00+00', 1, NULL, NULL, 10),
	(6, 'coordinator', '2020-09-01', NULL, '2024-03-15 05:00:00+00', 1, NULL, NULL, 11),
	(7, 'representative', '2020-09-01', NULL, '2024-03-15 05:00:00+00', 1, NULL, 1, 12),
	(8, 'observer', '2024-03-15', NULL, '2024-03-15 05:00:00+00', 1, 11, NULL, 13);
INSERT INTO public.members_tenure VALUES
	(1, true, false, '2020-09-01', NULL, '', 1, 5, 3),
	(2, true, false, '2020-09-01', NULL, '', 1, 9, 4),
	(3, true, false, '2020-09-01', NULL, '', 1, 11, 5),
	(4, false, false, '2020-09-01', NULL, '', 1, 16, 6),
	(5, true, false, '2020-09-01', NULL, '', 1, 13, 7),
	(6, false, false, '2020-09-01', NULL, 'Решение № 1', 1, 12, 14),
	(7, false, false, '2024-01-12', NULL, 'Приказ департамента от 12.01.2024 № 12, состав № 1', 1, 12, 16),
	(8, false, false, '2024-01-12', NULL, 'Приказ департамента от 12.01.2024 № 12, состав № 1', 1, 12, 17);
INSERT INTO public.members_unit VALUES
	(1, 'coordination_council', 'Координационный совет', '', '2020-09-01', NULL, 1),
	(2, 'expert_council', 'Экспертный совет', '', '2020-09-01', NULL, 1),
	(3, 'working_group', 'Рабочая группа', 'Наставничество', '2020-09-01', NULL, 1);
INSERT INTO public.plans_activity VALUES
	(1, 'r01', 1, 1),
	(2, 'r02', 1, 1),
	(3, 'r03', 1, 1),
	(4, 'r04', 1, 1),
	(5, 'r05', 1, 1),
	(6, 'r06', 1, 1),
	(7, 'r07', 1, 1),
	(8, 'r08', 1, 1),
	(9, 'r01', 1, 2),
	(10, 'r01', 1, 3),
	(11, 'r01', 1, 4),
	(12, 'r01', 1, 5);
INSERT INTO public.plans_activityversion VALUES
	(1, 1, '1', 'Формирование групп', 'Экспертный совет', 'Март 2024 г.', 'Отчёт о мероприятии', '', '', '{"end": "2024-03-31", "kind": "month", "every": null, "start": "2024-03-01", "times": null, "words": "Март 2024 г.", "offset": null, "external": null}', '1 формирование групп экспертный совет отчет о мероприятии', 1, 1, 1),
	(2, 2, '2', 'Пул экспертов', 'Участники кластера', 'Апрель 2024 г.', 'Отчёт о мероприятии', '', '', '{"end": "2024-04-30", "kind": "month", "every": null, "start": "2024-04-01", "times": null, "words": "Апрель 2024 г.", "offset": null, "external": null}', '2 пул экспертов участники кластера отчет о мероприятии', 2, 1, 1),
	(3, 3, '3', 'Заседания', 'Председатель Экспертного совета', 'Не реже 1 раза в квартал', 'Протоколы заседаний', '', '', '{"end": null, "kind": "recurring", "every": "quarter", "start": null, "times": 1, "words": "Не реже 1 раза в квартал", "offset": null, "at_least": true, "external": null}', '3 заседания председатель экспертного совета протоколы заседаний', 3, 1, 1),
	(4, 4, '4', 'Проект', 'Участники кластера', 'По плану реализации проекта', 'Отчёт о мероприятии', '', '', '{"end": null, "kind": "by_external_document", "every": null, "start": null, "times": null, "words": "По плану реализации проекта", "offset": null, "external": "плану реализации проекта"}', '4 проект участники кластера отчет о мероприятии', 4, 1, 1),
	(5, 5, '5', 'Новости', 'Участники кластера', 'Не позднее 1 рабочего дня после события', 'Ссылка', '', '', '{"end": null, "kind": "relative", "every": null, "start": null, "times": null, "words": "Не позднее 1 рабочего дня после события", "offset": {"n": 1, "unit": "working_day", "after": "события"}, "at_most": true, "external": null}', '5 новости участники кластера ссылка', 5, 1, 1),
	(7, 7, '8', 'Повестка', 'Координационный совет', 'Май 2024 г.', 'Отчёт о мероприятии', '', '', '{"end": "2024-05-31", "kind": "month", "every": null, "start": "2024-05-01", "times": null, "words": "Май 2024 г.", "offset": null, "external": null}', '8 повестка координационный совет отчет о мероприятии', 7, 1, 1),
	(8, 8, '7', 'Конкурс', 'Участники кластера', 'В соответствии с приказом Департамента', 'Отчёт о мероприятии', '', '', '{"end": null, "kind": "by_external_document", "every": null, "start": null, "times": null, "words": "В соответствии с приказом Департамента", "offset": null, "external": "приказом Департамента"}', '7 конкурс участники кластера отчет о мероприятии', 8, 1, 1),
	(9, 1, '1', 'Формирование групп', 'Экспертный совет', 'Март 2024 г.', 'Отчёт о мероприятии', '', '', '{"end": "2024-03-31", "kind": "month", "every": null, "start": "2024-03-01", "times": null, "words": "Март 2024 г.", "offset": null, "external": null}', '1 формирование групп экспертный совет отчет о мероприятии', 9, 2, 2),
	(10, 1, '1', 'Формирование групп', 'Экспертный совет', 'Март 2024 г.', 'Отчёт о мероприятии', '', '', '{"end": "2024-03-31", "kind": "month", "every": null, "start": "2024-03-01", "times": null, "words": "Март 2024 г.", "offset": null, "external": null}', '1 формирование групп экспертный совет отчет о мероприятии', 10, 3, 3),
	(11, 1, '1', 'Формирование групп', 'Экспертный совет', 'Март 2024 г.', 'Отчёт о мероприятии', '', '', '{"end": "2024-03-31", "kind": "month", "every": null, "start": "2024-03-01", "times": null, "words": "Март 2024 г.", "offset": null, "external": null}', '1 формирование групп экспертный совет отчет о мероприятии', 11, 4, 4),
	(12, 1, '1', 'Формирование групп', 'Экспертный совет', 'Март 2024 г.', 'Отчёт о мероприятии', '', '', '{"end": "2024-03-31", "kind": "month", "every": null, "start": "2024-03-01", "times": null, "words": "Март 2024 г.", "offset": null, "external": null}', '1 формирование групп экспертный совет отчет о мероприятии', 12, 5, 5),
	(6, 6, '6', 'Инклюзия', 'Рабочая группа', 'В течение учебного года', 'План мероприятий', '', '', '{"end": null, "kind": "school_year", "every": null, "start": null, "times": null, "words": "В течение учебного года", "offset": null, "external": null}', '6 инклюзия рабочая группа план мероприятий', 6, 1, 1);
INSERT INTO public.plans_decision VALUES
	(1, 'lift', '2024-03-15', NULL, '', 'Решение совета № 2', '2024-03-15 05:00:00+00', 11, 5),
	(2, 'move', '2024-03-15', '2024-06-03', '', 'Письмо № 3', '2024-03-15 05:00:00+00', 11, 3);
INSERT INTO public.plans_deferralwindow VALUES
	(1, 1, '15–19 апреля 2024 г.', '2024-04-15', '2024-04-19', '2024-04-19', '2024-03-15', 8, 1, 2, NULL);
INSERT INTO public.plans_event VALUES
	(1, 'Ярмарка', '2024-03-14', '2024-03-14', 'Дворец', '2024-03-15 05:00:00+00', NULL, 1, 2, 11);
INSERT INTO public.plans_evidence VALUES
	(1, 'Отчёт о мероприятии', '14', '2024-03-12', '2024-03-12', '', 'Скан на двух листах', '2024-03-15 05:00:00+00', true, '', '', 1, 5, NULL, 11, 11, NULL, 1),
	(2, 'Отчёт о мероприятии', '', '2024-03-12', '2024-03-12', 'https://example.test/report', '', '2024-03-15 05:00:00+00', true, '', '', 1, NULL, NULL, 11, 11, NULL, 1),
	(3, 'Отчёт о мероприятии', '', '2024-03-12', '2024-03-12', 'https://example.test/other', '', '2024-03-15 05:00:00+00', true, '', '', 1, NULL, NULL, 11, 11, 2, 3),
	(4, 'Отчёт о мероприятии', '', '2024-03-12', '2024-03-12', '', '', '2024-03-15 05:00:00+00', true, '', '', 1, 5, NULL, 8, 8, 1, 2),
	(5, 'приказ от 30.01.2024 № 2-р', '', '2024-02-01', '2024-02-01', '', '', '2024-03-15 05:00:00+00', false, 'documents.incoming', '2', 1, 1, 2, 11, NULL, NULL, 16);
INSERT INTO public.plans_executor VALUES
	(1, 1, 'Экспертный совет', 'unit', '', false, NULL, NULL, 1, 2),
	(2, 1, 'Участники кластера', 'all_members', '', true, NULL, NULL, 2, NULL),
	(3, 1, 'Председатель Экспертного совета', 'office', '', false, 9, NULL, 3, NULL),
	(4, 1, 'Участники кластера', 'all_members', '', true, NULL, NULL, 4, NULL),
	(5, 1, 'Участники кластера', 'all_members', '', true, NULL, NULL, 5, NULL),
	(7, 1, 'Координационный совет', 'unit', '', false, NULL, NULL, 7, 1),
	(8, 1, 'Участники кластера', 'all_members', '', true, NULL, NULL, 8, NULL),
	(9, 1, 'Экспертный совет', 'unit', '', false, NULL, NULL, 9, 2),
	(10, 1, 'Экспертный совет', 'unit', '', false, NULL, NULL, 10, 2),
	(11, 1, 'Экспертный совет', 'unit', '', false, NULL, NULL, 11, 2),
	(12, 1, 'Экспертный совет', 'unit', '', false, NULL, NULL, 12, 2),
	(13, 1, 'Рабочая группа', 'group', '', false, NULL, NULL, 6, 3);
INSERT INTO public.plans_extensionrequest VALUES
	(1, 'asked', '2024-06-03', 'Отпуск эксперта', '2024-03-15 05:00:00+00', '', NULL, 9, 1, NULL, NULL, 4),
	(2, 'refused', '2024-06-03', 'Болезнь', '2024-03-15 05:00:00+00', 'Нет оснований', '2024-03-15 05:00:00+00', 12, 1, 11, NULL, 2);
INSERT INTO public.plans_indicator VALUES
	(1, 'Участников', 'чел.', true, NULL, 10.00, '2024-03-15', 'Отчёт', '2024-03-15 05:00:00+00', 1, 1, 2, NULL);
INSERT INTO public.plans_obligation VALUES
	(1, 'result', '1:once', 'once', 'once', 'март 2024 г.', 1, '2024-03-01', '2024-03-31', '2024-04-01', false, true, 1, NULL, 1, 1, NULL, NULL, NULL, 1, 1),
	(2, 'result', '2:once:1', 'once', 'once', 'апрель 2024 г.', 1, '2024-04-01', '2024-04-30', '2024-05-02', false, true, 1, NULL, 2, 1, NULL, 1, NULL, 1, 2),
	(3, 'result', '2:once:2', 'once', 'once', 'апрель 2024 г.', 2, '2024-04-01', '2024-04-30', '2024-05-02', false, true, 1, NULL, 2, 1, NULL, 2, NULL, 1, 2),
	(4, 'result', '2:once:3', 'once', 'once', 'апрель 2024 г.', 3, '2024-04-01', '2024-04-30', '2024-05-02', false, true, 1, NULL, 2, 1, NULL, 3, NULL, 1, 2),
	(5, 'result', '3:2023Q3', 'period', '2023Q3', 'сентябрь 2023 г. (часть: III квартал 2023 г.)', 1, '2023-09-01', '2023-09-30', '2023-09-30', false, false, 1, NULL, 3, 1, NULL, NULL, NULL, 1, 3),
	(6, 'result', '3:2023Q4', 'period', '2023Q4', 'IV квартал 2023 г.', 2, '2023-10-01', '2023-12-31', '2023-12-31', false, true, 1, NULL, 3, 1, NULL, NULL, NULL, 1, 3),
	(7, 'result', '3:2024Q1', 'period', '2024Q1', 'I квартал 2024 г.', 3, '2024-01-01', '2024-03-31', '2024-03-31', false, true, 1, NULL, 3, 1, NULL, NULL, NULL, 1, 3),
	(8, 'result', '3:2024Q2', 'period', '2024Q2', 'II квартал 2024 г.', 4, '2024-04-01', '2024-06-30', '2024-06-30', false, true, 1, NULL, 3, 1, NULL, NULL, NULL, 1, 3),
	(9, 'result', '3:2024Q3', 'period', '2024Q3', 'июль – август 2024 г. (часть: III квартал 2024 г.)', 5, '2024-07-01', '2024-08-31', '2024-08-31', false, false, 1, NULL, 3, 1, NULL, NULL, NULL, 1, 3),
	(10, 'document', 'document', 'once', 'document', 'По плану реализации проекта', 1, '2023-09-01', '2023-12-31', '2024-01-09', false, true, 1, NULL, 4, 1, NULL, NULL, NULL, 1, NULL),
	(11, 'result', '4:awaiting:1', 'awaiting', 'awaiting', 'ждёт документа: плану реализации проекта', 2, NULL, NULL, NULL, true, true, 1, NULL, 4, 1, NULL, 1, NULL, 1, 4),
	(12, 'result', '4:awaiting:2', 'awaiting', 'awaiting', 'ждёт документа: плану реализации проекта', 3, NULL, NULL, NULL, true, true, 1, NULL, 4, 1, NULL, 2, NULL, 1, 4),
	(13, 'result', '4:awaiting:3', 'awaiting', 'awaiting', 'ждёт документа: плану реализации проекта', 4, NULL, NULL, NULL, true, true, 1, NULL, 4, 1, NULL, 3, NULL, 1, 4),
	(14, 'result', '6:once', 'once', 'once', 'весь срок', 1, '2023-09-01', '2024-08-31', '2024-08-31', false, true, 1, NULL, 6, 1, NULL, NULL, NULL, 1, 6),
	(15, 'result', '7:once', 'once', 'once', 'май 2024 г.', 1, '2024-05-01', '2024-05-31', '2024-05-31', false, true, 1, NULL, 7, 1, NULL, NULL, NULL, 1, 7),
	(16, 'document', 'document', 'once', 'document', 'В соответствии с приказом Департамента', 1, '2023-09-01', '2023-12-31', '2024-01-09', false, true, 1, NULL, 8, 1, NULL, NULL, NULL, 1, NULL),
	(20, 'result', '9:once', 'once', 'once', 'март 2024 г.', 1, '2024-03-01', '2024-03-31', '2024-04-01', false, true, 1, NULL, 9, 1, NULL, NULL, NULL, 2, 9),
	(21, 'result', '10:once', 'once', 'once', 'март 2024 г.', 1, '2024-03-01', '2024-03-31', '2024-04-01', false, true, 1, NULL, 10, 1, NULL, NULL, NULL, 3, 10),
	(22, 'result', '11:once', 'once', 'once', 'март 2024 г.', 1, '2024-03-01', '2024-03-31', '2024-04-01', false, true, 1, NULL, 11, 1, NULL, NULL, NULL, 4, 11),
	(23, 'result', '12:once', 'once', 'once', 'март 2024 г.', 1, '2024-03-01', '2024-03-31', '2024-04-01', false, true, 1, NULL, 12, 1, NULL, NULL, NULL, 5, 12),
	(24, 'result', '13:once', 'once', 'once', 'март 2024 г.', 2, '2024-03-01', '2024-03-31', '2024-04-01', false, true, 1, NULL, 1, 1, NULL, NULL, NULL, 1, 13),
	(17, 'result', '8:awaiting:1', 'awaiting', 'awaiting', 'ждёт документа: приказом Департамента', 2, NULL, NULL, NULL, true, true, 1, NULL, 8, 1, NULL, 1, 1, 1, 8),
	(18, 'result', '8:awaiting:2', 'awaiting', 'awaiting', 'ждёт документа: приказом Департамента', 3, NULL, NULL, NULL, true, true, 1, NULL, 8, 1, NULL, 2, 1, 1, 8),
	(19, 'result', '8:awaiting:3', 'awaiting', 'awaiting', 'ждёт документа: приказом Департамента', 4, NULL, NULL, NULL, true, true, 1, NULL, 8, 1, NULL, 3, 1, 1, 8),
	(25, 'result', '5:e1:1', 'event', 'e1', 'Ярмарка, 14.03.2024', 0, '2024-03-14', '2024-03-15', '2024-03-15', false, true, 1, '2024-03-14', 5, 1, 1, 1, NULL, 1, 5),
	(26, 'result', '5:e1:2', 'event', 'e1', 'Ярмарка, 14.03.2024', 1, '2024-03-14', '2024-03-15', '2024-03-15', false, true, 1, '2024-03-14', 5, 1, 1, 2, NULL, 1, 5),
	(27, 'result', '5:e1:3', 'event', 'e1', 'Ярмарка, 14.03.2024', 2, '2024-03-14', '2024-03-15', '2024-03-15', false, true, 1, '2024-03-14', 5, 1, 1, 3, NULL, 1, 5);
INSERT INTO public.plans_plan VALUES
	(1, 'План работы кластера на 2023/2024 учебный год', '2023/2024', '2023-09-01', '2024-08-31', 'approved', false, '2023-09-01 03:00:00+00', NULL, '', '2023-09-01', '2023-09-01 03:00:00+00', '', '', NULL, NULL, NULL, 1, 11, NULL, 1, NULL),
	(2, 'План работы кластера на 2024/2025 учебный год', '2024/2025', '2024-09-01', '2025-08-31', 'draft', false, '2023-09-01 03:00:00+00', NULL, '', NULL, NULL, '', '', NULL, NULL, NULL, 1, 11, NULL, NULL, NULL),
	(3, 'План работы кластера на 2025/2026 учебный год', '2025/2026', '2025-09-01', '2026-08-31', 'approval', false, '2023-09-01 03:00:00+00', '2023-09-01 03:00:00+00', 'Проверьте строку 1', NULL, NULL, '', '', NULL, NULL, NULL, 1, 11, NULL, NULL, 11),
	(4, 'План работы кластера на 2021/2022 учебный год', '2021/2022', '2021-09-01', '2022-08-31', 'approved', false, '2023-09-01 03:00:00+00', NULL, '', '2021-09-01', '2023-09-01 03:00:00+00', '', '', NULL, NULL, NULL, 1, 11, NULL, NULL, NULL),
	(5, 'План инклюзии', '2023/2024', '2023-09-01', '2024-08-31', 'draft', false, '2023-09-01 03:00:00+00', NULL, '', NULL, NULL, '', '', NULL, NULL, NULL, 1, 11, 6, NULL, NULL);
INSERT INTO public.plans_planversion VALUES
	(1, 1, '2023-09-01', '2023-09-01 03:00:00+00', 1),
	(2, 1, NULL, '2023-09-01 03:00:00+00', 2),
	(3, 1, NULL, '2023-09-01 03:00:00+00', 3),
	(4, 1, '2021-09-01', '2023-09-01 03:00:00+00', 4),
	(5, 1, NULL, '2023-09-01 03:00:00+00', 5);
INSERT INTO public.plans_requirement VALUES
	(1, 1, 'documents.accepted_document', 'outreach.event_reports', 'Отчёт о мероприятии', '{}', 1, '', NULL, NULL, 1),
	(2, 1, 'documents.accepted_document', 'outreach.event_reports', 'Отчёт о мероприятии', '{}', 1, '', NULL, NULL, 2),
	(3, 1, 'documents.accepted_document', 'meetings.signed_minutes', 'Протоколы заседаний', '{}', 1, '', NULL, NULL, 3),
	(4, 1, 'documents.accepted_document', 'outreach.event_reports', 'Отчёт о мероприятии', '{}', 1, '', NULL, NULL, 4),
	(5, 1, 'documents.accepted_document', '', 'Ссылка', '{}', 1, '', NULL, NULL, 5),
	(6, 1, 'plans.nested_plan', '', 'План мероприятий', '{}', 1, '', NULL, NULL, 6),
	(7, 1, 'documents.accepted_document', 'outreach.event_reports', 'Отчёт о мероприятии', '{}', 1, '', NULL, NULL, 7),
	(8, 1, 'documents.accepted_document', 'outreach.event_reports', 'Отчёт о мероприятии', '{}', 1, '', NULL, NULL, 8),
	(9, 1, 'documents.accepted_document', 'outreach.event_reports', 'Отчёт о мероприятии', '{}', 1, '', NULL, NULL, 9),
	(10, 1, 'documents.accepted_document', 'outreach.event_reports', 'Отчёт о мероприятии', '{}', 1, '', NULL, NULL, 10),
	(11, 1, 'documents.accepted_document', 'outreach.event_reports', 'Отчёт о мероприятии', '{}', 1, '', NULL, NULL, 11),
	(12, 1, 'documents.accepted_document', 'outreach.event_reports', 'Отчёт о мероприятии', '{}', 1, '', NULL, NULL, 12),
	(13, 2, 'documents.accepted_document', '', 'Состав группы', '{}', 1, '', NULL, NULL, 1);
INSERT INTO public.plans_section VALUES
	(1, 0, '1', 'Раздел плана', 1),
	(2, 0, '1', 'Раздел плана', 2),
	(3, 0, '1', 'Раздел плана', 3),
	(4, 0, '1', 'Раздел плана', 4),
	(5, 0, '1', 'Раздел плана', 5);
INSERT INTO public.plans_verdict VALUES
	(1, 'accepted', '', '2024-03-15 05:00:00+00', 1, 2),
	(2, 'rejected', 'Нет подписи', '2024-03-15 05:00:00+00', 1, 3);
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_onetimelink_id_seq', 1, true);
SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_id_seq', 13, true);
SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.audit_entry_id_seq', 243, true);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 420, true);
SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);
SELECT pg_catalog.setval('public.bodies_bodyrules_id_seq', 1, true);
SELECT pg_catalog.setval('public.bodies_composition_id_seq', 4, true);
SELECT pg_catalog.setval('public.bodies_direction_activities_id_seq', 1, true);
SELECT pg_catalog.setval('public.bodies_direction_id_seq', 4, true);
SELECT pg_catalog.setval('public.bodies_nomination_id_seq', 1, true);
SELECT pg_catalog.setval('public.bodies_seat_id_seq', 14, true);
SELECT pg_catalog.setval('public.bodies_suspension_id_seq', 1, true);
SELECT pg_catalog.setval('public.catalogue_edition_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_occupation_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_programme_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_speciality_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_student_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_targetcontract_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 105, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 54, true);
SELECT pg_catalog.setval('public.documents_approvalline_id_seq', 2, true);
SELECT pg_catalog.setval('public.documents_approvalsheet_id_seq', 1, true);
SELECT pg_catalog.setval('public.documents_incomingdocument_id_seq', 3, true);
SELECT pg_catalog.setval('public.documents_numbersequence_id_seq', 3, true);
SELECT pg_catalog.setval('public.documents_paper_id_seq', 5, true);
SELECT pg_catalog.setval('public.documents_paperfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.documents_signature_id_seq', 3, true);
SELECT pg_catalog.setval('public.documents_signer_id_seq', 9, true);
SELECT pg_catalog.setval('public.documents_signingagreement_id_seq', 4, true);
SELECT pg_catalog.setval('public.documents_thaw_id_seq', 1, false);
SELECT pg_catalog.setval('public.documents_wrongpassword_id_seq', 7, true);
SELECT pg_catalog.setval('public.fair_employmentfact_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_employmentsummary_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_fair_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_fairstage_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_graduate_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_interview_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_invitation_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_matchrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_personallink_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_placement_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_printing_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_protocol_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_stand_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_vacancy_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_vacancy_specialities_id_seq', 1, false);
SELECT pg_catalog.setval('public.fair_wish_id_seq', 1, false);
SELECT pg_catalog.setval('public.files_storedfile_id_seq', 11, true);
SELECT pg_catalog.setval('public.jobs_job_id_seq', 3, true);
SELECT pg_catalog.setval('public.jobs_scheduledjob_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_agendaitem_id_seq', 28, true);
SELECT pg_catalog.setval('public.meetings_assignment_helpers_id_seq', 2, true);
SELECT pg_catalog.setval('public.meetings_assignment_id_seq', 4, true);
SELECT pg_catalog.setval('public.meetings_assignmentstep_id_seq', 1, true);
SELECT pg_catalog.setval('public.meetings_attendee_id_seq', 46, true);
SELECT pg_catalog.setval('public.meetings_decisionpoint_id_seq', 12, true);
SELECT pg_catalog.setval('public.meetings_dissent_id_seq', 1, true);
SELECT pg_catalog.setval('public.meetings_extract_id_seq', 2, true);
SELECT pg_catalog.setval('public.meetings_material_id_seq', 1, true);
SELECT pg_catalog.setval('public.meetings_meeting_id_seq', 14, true);
SELECT pg_catalog.setval('public.meetings_minutes_id_seq', 4, true);
SELECT pg_catalog.setval('public.meetings_participation_id_seq', 26, true);
SELECT pg_catalog.setval('public.meetings_question_id_seq', 8, true);
SELECT pg_catalog.setval('public.meetings_recusal_id_seq', 1, true);
SELECT pg_catalog.setval('public.meetings_remark_id_seq', 1, true);
SELECT pg_catalog.setval('public.meetings_speech_id_seq', 6, true);
SELECT pg_catalog.setval('public.meetings_stay_id_seq', 24, true);
SELECT pg_catalog.setval('public.meetings_urn_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_vote_id_seq', 24, true);
SELECT pg_catalog.setval('public.members_calendaroverride_id_seq', 1, true);
SELECT pg_catalog.setval('public.members_cluster_id_seq', 1, true);
SELECT pg_catalog.setval('public.members_consent_id_seq', 5, true);
SELECT pg_catalog.setval('public.members_consenttext_id_seq', 3, true);
SELECT pg_catalog.setval('public.members_formername_id_seq', 1, true);
SELECT pg_catalog.setval('public.members_membership_id_seq', 3, true);
SELECT pg_catalog.setval('public.members_office_id_seq', 16, true);
SELECT pg_catalog.setval('public.members_organisation_id_seq', 4, true);
SELECT pg_catalog.setval('public.members_person_id_seq', 26, true);
SELECT pg_catalog.setval('public.members_position_id_seq', 2, true);
SELECT pg_catalog.setval('public.members_role_id_seq', 8, true);
SELECT pg_catalog.setval('public.members_tenure_id_seq', 8, true);
SELECT pg_catalog.setval('public.members_unit_id_seq', 3, true);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.plans_activity_id_seq', 12, true);
SELECT pg_catalog.setval('public.plans_activityversion_id_seq', 12, true);
SELECT pg_catalog.setval('public.plans_decision_id_seq', 2, true);
SELECT pg_catalog.setval('public.plans_deferralwindow_id_seq', 1, true);
SELECT pg_catalog.setval('public.plans_event_id_seq', 1, true);
SELECT pg_catalog.setval('public.plans_evidence_id_seq', 5, true);
SELECT pg_catalog.setval('public.plans_executor_id_seq', 13, true);
SELECT pg_catalog.setval('public.plans_extensionrequest_id_seq', 2, true);
SELECT pg_catalog.setval('public.plans_indicator_id_seq', 1, true);
SELECT pg_catalog.setval('public.plans_obligation_id_seq', 27, true);
SELECT pg_catalog.setval('public.plans_plan_id_seq', 5, true);
SELECT pg_catalog.setval('public.plans_planupload_id_seq', 3, true);
SELECT pg_catalog.setval('public.plans_planversion_id_seq', 5, true);
SELECT pg_catalog.setval('public.plans_requirement_id_seq', 13, true);
SELECT pg_catalog.setval('public.plans_section_id_seq', 5, true);
SELECT pg_catalog.setval('public.plans_verdict_id_seq', 2, true);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_onetimelink
    ADD CONSTRAINT accounts_onetimelink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_onetimelink
    ADD CONSTRAINT accounts_onetimelink_token_sha256_key UNIQUE (token_sha256);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_email_key UNIQUE (email);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.artel_cache
    ADD CONSTRAINT artel_cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.audit_chain
    ADD CONSTRAINT audit_chain_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_no_fork UNIQUE (chain, previous);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_seq_unique UNIQUE (chain, seq);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);
ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bodies_bodyrules
    ADD CONSTRAINT bodies_bodyrules_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bodies_composition
    ADD CONSTRAINT bodies_composition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bodies_direction_activities
    ADD CONSTRAINT bodies_direction_activit_direction_id_activity_id_8b3b031e_uniq UNIQUE (direction_id, activity_id);
ALTER TABLE ONLY public.bodies_direction_activities
    ADD CONSTRAINT bodies_direction_activities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bodies_direction
    ADD CONSTRAINT bodies_direction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bodies_direction
    ADD CONSTRAINT bodies_direction_unit_id_key UNIQUE (unit_id);
ALTER TABLE ONLY public.bodies_nomination
    ADD CONSTRAINT bodies_nomination_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bodies_bodyrules
    ADD CONSTRAINT bodies_rules_one_a_day UNIQUE (unit_id, valid_from);
ALTER TABLE ONLY public.bodies_seat
    ADD CONSTRAINT bodies_seat_person_once UNIQUE (composition_id, person_id);
ALTER TABLE ONLY public.bodies_seat
    ADD CONSTRAINT bodies_seat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bodies_suspension
    ADD CONSTRAINT bodies_suspension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_edition
    ADD CONSTRAINT catalogue_edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_edition
    ADD CONSTRAINT catalogue_edition_title UNIQUE (classifier, title);
ALTER TABLE ONLY public.catalogue_group
    ADD CONSTRAINT catalogue_group_once UNIQUE (programme_id, name, graduates_on);
ALTER TABLE ONLY public.catalogue_group
    ADD CONSTRAINT catalogue_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_occupation
    ADD CONSTRAINT catalogue_occupation_code UNIQUE (edition_id, code);
ALTER TABLE ONLY public.catalogue_occupation
    ADD CONSTRAINT catalogue_occupation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_programme
    ADD CONSTRAINT catalogue_programme_once UNIQUE (organisation_id, speciality_id, base, form, starts_in);
ALTER TABLE ONLY public.catalogue_programme
    ADD CONSTRAINT catalogue_programme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_speciality
    ADD CONSTRAINT catalogue_speciality_code UNIQUE (edition_id, code);
ALTER TABLE ONLY public.catalogue_speciality
    ADD CONSTRAINT catalogue_speciality_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_student
    ADD CONSTRAINT catalogue_student_once UNIQUE (person_id, group_id);
ALTER TABLE ONLY public.catalogue_student
    ADD CONSTRAINT catalogue_student_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_targetcontract
    ADD CONSTRAINT catalogue_targetcontract_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.documents_signingagreement
    ADD CONSTRAINT documents_agreement_number UNIQUE (cluster_id, year, number);
ALTER TABLE ONLY public.documents_approvalline
    ADD CONSTRAINT documents_approvalline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_approvalsheet
    ADD CONSTRAINT documents_approvalsheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_incomingdocument
    ADD CONSTRAINT documents_incoming_number_unique UNIQUE (cluster_id, year, number);
ALTER TABLE ONLY public.documents_incomingdocument
    ADD CONSTRAINT documents_incomingdocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_approvalline
    ADD CONSTRAINT documents_line_once UNIQUE (sheet_id, person_id);
ALTER TABLE ONLY public.documents_approvalline
    ADD CONSTRAINT documents_line_position UNIQUE (sheet_id, "position");
ALTER TABLE ONLY public.documents_numbersequence
    ADD CONSTRAINT documents_numbersequence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_paperfile
    ADD CONSTRAINT documents_paper_file_form UNIQUE (paper_id, form);
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.documents_paperfile
    ADD CONSTRAINT documents_paperfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_numbersequence
    ADD CONSTRAINT documents_sequence_unique UNIQUE (cluster_id, register, year);
ALTER TABLE ONLY public.documents_approvalsheet
    ADD CONSTRAINT documents_sheet_edition UNIQUE (cluster_id, subject_kind, subject_id, edition);
ALTER TABLE ONLY public.documents_signature
    ADD CONSTRAINT documents_signature_code_key UNIQUE (code);
ALTER TABLE ONLY public.documents_signature
    ADD CONSTRAINT documents_signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_signature
    ADD CONSTRAINT documents_signature_signer_id_key UNIQUE (signer_id);
ALTER TABLE ONLY public.documents_signer
    ADD CONSTRAINT documents_signer_once UNIQUE (paper_id, round, person_id, role);
ALTER TABLE ONLY public.documents_signer
    ADD CONSTRAINT documents_signer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_signer
    ADD CONSTRAINT documents_signer_position UNIQUE (paper_id, round, "position");
ALTER TABLE ONLY public.documents_signingagreement
    ADD CONSTRAINT documents_signingagreement_consent_id_key UNIQUE (consent_id);
ALTER TABLE ONLY public.documents_signingagreement
    ADD CONSTRAINT documents_signingagreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_thaw
    ADD CONSTRAINT documents_thaw_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_wrongpassword
    ADD CONSTRAINT documents_wrongpassword_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_employmentfact
    ADD CONSTRAINT fair_employmentfact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_employmentsummary
    ADD CONSTRAINT fair_employmentsummary_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.fair_employmentsummary
    ADD CONSTRAINT fair_employmentsummary_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_employmentfact
    ADD CONSTRAINT fair_fact_once_a_milestone UNIQUE (graduate_id, milestone);
ALTER TABLE ONLY public.fair_fair
    ADD CONSTRAINT fair_fair_name_once UNIQUE (cluster_id, name);
ALTER TABLE ONLY public.fair_fair
    ADD CONSTRAINT fair_fair_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_fairstage
    ADD CONSTRAINT fair_fairstage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_graduate
    ADD CONSTRAINT fair_graduate_number UNIQUE (fair_id, number);
ALTER TABLE ONLY public.fair_graduate
    ADD CONSTRAINT fair_graduate_once UNIQUE (fair_id, student_id);
ALTER TABLE ONLY public.fair_graduate
    ADD CONSTRAINT fair_graduate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_interview
    ADD CONSTRAINT fair_interview_once UNIQUE (graduate_id, vacancy_id);
ALTER TABLE ONLY public.fair_interview
    ADD CONSTRAINT fair_interview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.fair_matchrun
    ADD CONSTRAINT fair_matchrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_personallink
    ADD CONSTRAINT fair_personallink_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.fair_personallink
    ADD CONSTRAINT fair_personallink_graduate_id_key UNIQUE (graduate_id);
ALTER TABLE ONLY public.fair_personallink
    ADD CONSTRAINT fair_personallink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_personallink
    ADD CONSTRAINT fair_personallink_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.fair_placement
    ADD CONSTRAINT fair_placement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_printing
    ADD CONSTRAINT fair_printing_job_key_key UNIQUE (job_key);
ALTER TABLE ONLY public.fair_printing
    ADD CONSTRAINT fair_printing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_protocol
    ADD CONSTRAINT fair_protocol_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.fair_protocol
    ADD CONSTRAINT fair_protocol_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_matchrun
    ADD CONSTRAINT fair_run_number UNIQUE (fair_id, number);
ALTER TABLE ONLY public.fair_fairstage
    ADD CONSTRAINT fair_stage_once UNIQUE (fair_id, stage);
ALTER TABLE ONLY public.fair_stand
    ADD CONSTRAINT fair_stand_once UNIQUE (fair_id, organisation_id);
ALTER TABLE ONLY public.fair_stand
    ADD CONSTRAINT fair_stand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_vacancy
    ADD CONSTRAINT fair_vacancy_number UNIQUE (fair_id, number);
ALTER TABLE ONLY public.fair_vacancy
    ADD CONSTRAINT fair_vacancy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_vacancy_specialities
    ADD CONSTRAINT fair_vacancy_specialitie_vacancy_id_speciality_id_2651700a_uniq UNIQUE (vacancy_id, speciality_id);
ALTER TABLE ONLY public.fair_vacancy_specialities
    ADD CONSTRAINT fair_vacancy_specialities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_wish
    ADD CONSTRAINT fair_wish_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fair_wish
    ADD CONSTRAINT fair_wish_rank UNIQUE (graduate_id, rank);
ALTER TABLE ONLY public.fair_wish
    ADD CONSTRAINT fair_wish_vacancy UNIQUE (graduate_id, vacancy_id);
ALTER TABLE ONLY public.files_storedfile
    ADD CONSTRAINT files_storedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files_storedfile
    ADD CONSTRAINT files_storedfile_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.jobs_job
    ADD CONSTRAINT jobs_job_key_key UNIQUE (key);
ALTER TABLE ONLY public.jobs_job
    ADD CONSTRAINT jobs_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.jobs_pulse
    ADD CONSTRAINT jobs_pulse_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.jobs_scheduledjob
    ADD CONSTRAINT jobs_scheduledjob_name_key UNIQUE (name);
ALTER TABLE ONLY public.jobs_scheduledjob
    ADD CONSTRAINT jobs_scheduledjob_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_assignment_helpers
    ADD CONSTRAINT meetings_assignment_help_assignment_id_person_id_edb50b37_uniq UNIQUE (assignment_id, person_id);
ALTER TABLE ONLY public.meetings_assignment_helpers
    ADD CONSTRAINT meetings_assignment_helpers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_assignment
    ADD CONSTRAINT meetings_assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_assignmentstep
    ADD CONSTRAINT meetings_assignmentstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_attendee
    ADD CONSTRAINT meetings_attendee_once UNIQUE (meeting_id, unit_id, person_id);
ALTER TABLE ONLY public.meetings_attendee
    ADD CONSTRAINT meetings_attendee_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_decisionpoint
    ADD CONSTRAINT meetings_decisionpoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_dissent
    ADD CONSTRAINT meetings_dissent_once UNIQUE (item_id, attendee_id);
ALTER TABLE ONLY public.meetings_dissent
    ADD CONSTRAINT meetings_dissent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_extract
    ADD CONSTRAINT meetings_extract_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.meetings_extract
    ADD CONSTRAINT meetings_extract_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_material
    ADD CONSTRAINT meetings_material_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_number_once UNIQUE (unit_id, year, number);
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_edition UNIQUE (meeting_id, edition);
ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_paper_id_key UNIQUE (paper_id);
ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_participation
    ADD CONSTRAINT meetings_participation_once UNIQUE (question_id, attendee_id);
ALTER TABLE ONLY public.meetings_participation
    ADD CONSTRAINT meetings_participation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_question
    ADD CONSTRAINT meetings_question_number UNIQUE (item_id, unit_id, number);
ALTER TABLE ONLY public.meetings_question
    ADD CONSTRAINT meetings_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_recusal
    ADD CONSTRAINT meetings_recusal_once UNIQUE (item_id, attendee_id);
ALTER TABLE ONLY public.meetings_recusal
    ADD CONSTRAINT meetings_recusal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_remark
    ADD CONSTRAINT meetings_remark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_speech
    ADD CONSTRAINT meetings_speech_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_stay
    ADD CONSTRAINT meetings_stay_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_urn
    ADD CONSTRAINT meetings_urn_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_urn
    ADD CONSTRAINT meetings_urn_question_id_key UNIQUE (question_id);
ALTER TABLE ONLY public.meetings_vote
    ADD CONSTRAINT meetings_vote_once UNIQUE (question_id, attendee_id);
ALTER TABLE ONLY public.meetings_vote
    ADD CONSTRAINT meetings_vote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_calendaroverride
    ADD CONSTRAINT members_calendar_override_day UNIQUE (cluster_id, day);
ALTER TABLE ONLY public.members_calendaroverride
    ADD CONSTRAINT members_calendaroverride_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_cluster
    ADD CONSTRAINT members_cluster_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_cluster
    ADD CONSTRAINT members_cluster_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.members_consent
    ADD CONSTRAINT members_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_consenttext
    ADD CONSTRAINT members_consent_text_version UNIQUE (cluster_id, purpose, version);
ALTER TABLE ONLY public.members_consenttext
    ADD CONSTRAINT members_consenttext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_formername
    ADD CONSTRAINT members_former_name_day UNIQUE (organisation_id, valid_to);
ALTER TABLE ONLY public.members_formername
    ADD CONSTRAINT members_formername_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_membership
    ADD CONSTRAINT members_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_office
    ADD CONSTRAINT members_office_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_organisation
    ADD CONSTRAINT members_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_person
    ADD CONSTRAINT members_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_position
    ADD CONSTRAINT members_position_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_role
    ADD CONSTRAINT members_role_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_tenure
    ADD CONSTRAINT members_tenure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_unit
    ADD CONSTRAINT members_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_activity
    ADD CONSTRAINT plans_activity_key_unique UNIQUE (plan_id, key);
ALTER TABLE ONLY public.plans_activity
    ADD CONSTRAINT plans_activity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_activityversion
    ADD CONSTRAINT plans_activityversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_decision
    ADD CONSTRAINT plans_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_deferralwindow
    ADD CONSTRAINT plans_deferralwindow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_event
    ADD CONSTRAINT plans_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_executor
    ADD CONSTRAINT plans_executor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_executor
    ADD CONSTRAINT plans_executor_position_unique UNIQUE (row_id, "position");
ALTER TABLE ONLY public.plans_extensionrequest
    ADD CONSTRAINT plans_extensionrequest_decision_id_key UNIQUE (decision_id);
ALTER TABLE ONLY public.plans_extensionrequest
    ADD CONSTRAINT plans_extensionrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_indicator
    ADD CONSTRAINT plans_indicator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_obligation
    ADD CONSTRAINT plans_obligation_key_unique UNIQUE (activity_id, key);
ALTER TABLE ONLY public.plans_obligation
    ADD CONSTRAINT plans_obligation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_planupload
    ADD CONSTRAINT plans_planupload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_planupload
    ADD CONSTRAINT plans_planupload_plan_id_key UNIQUE (plan_id);
ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_planversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_requirement
    ADD CONSTRAINT plans_requirement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_requirement
    ADD CONSTRAINT plans_requirement_position_unique UNIQUE (activity_id, "position");
ALTER TABLE ONLY public.plans_activityversion
    ADD CONSTRAINT plans_row_activity_once UNIQUE (version_id, activity_id);
ALTER TABLE ONLY public.plans_activityversion
    ADD CONSTRAINT plans_row_position_unique UNIQUE (version_id, "position");
ALTER TABLE ONLY public.plans_section
    ADD CONSTRAINT plans_section_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_section
    ADD CONSTRAINT plans_section_position_unique UNIQUE (version_id, "position");
ALTER TABLE ONLY public.plans_verdict
    ADD CONSTRAINT plans_verdict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_version_number_unique UNIQUE (plan_id, number);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX accounts_link_cluster ON public.accounts_onetimelink USING btree (cluster_id, purpose);
CREATE UNIQUE INDEX accounts_link_one_open ON public.accounts_onetimelink USING btree (user_id, purpose) WHERE ((revoked_at IS NULL) AND (used_at IS NULL));
CREATE INDEX accounts_onetimelink_created_by_id_849425a0 ON public.accounts_onetimelink USING btree (created_by_id);
CREATE INDEX accounts_onetimelink_token_sha256_5d43b02f_like ON public.accounts_onetimelink USING btree (token_sha256 varchar_pattern_ops);
CREATE INDEX accounts_onetimelink_user_id_f40ce086 ON public.accounts_onetimelink USING btree (user_id);
CREATE INDEX accounts_user_email_b2644a56_like ON public.accounts_user USING btree (email varchar_pattern_ops);
CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);
CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);
CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);
CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);
CREATE INDEX artel_cache_expires ON public.artel_cache USING btree (expires);
CREATE INDEX audit_entry_actor ON public.audit_entry USING btree (chain, actor_id, seq DESC);
CREATE INDEX audit_entry_target ON public.audit_entry USING btree (chain, target_type, target_id, seq DESC);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);
CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);
CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);
CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);
CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);
CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);
CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);
CREATE INDEX bodies_bodyrules_cluster_id_d1e14e74 ON public.bodies_bodyrules USING btree (cluster_id);
CREATE INDEX bodies_bodyrules_recorded_by_id_b0bfd38f ON public.bodies_bodyrules USING btree (recorded_by_id);
CREATE INDEX bodies_bodyrules_unit_id_681bfa51 ON public.bodies_bodyrules USING btree (unit_id);
CREATE INDEX bodies_composition_act_file_id_fc6d569d ON public.bodies_composition USING btree (act_file_id);
CREATE INDEX bodies_composition_act_id_78628e2c ON public.bodies_composition USING btree (act_id);
CREATE INDEX bodies_composition_approved_by_id_c94a2e42 ON public.bodies_composition USING btree (approved_by_id);
CREATE INDEX bodies_composition_cluster_id_19febac3 ON public.bodies_composition USING btree (cluster_id);
CREATE INDEX bodies_composition_created_by_id_34781070 ON public.bodies_composition USING btree (created_by_id);
CREATE INDEX bodies_composition_direction_id_8cc0a65b ON public.bodies_composition USING btree (direction_id);
CREATE UNIQUE INDEX bodies_composition_direction_number ON public.bodies_composition USING btree (direction_id, number) WHERE (direction_id IS NOT NULL);
CREATE INDEX bodies_composition_minutes_id_6ca8fae3 ON public.bodies_composition USING btree (minutes_id);
CREATE UNIQUE INDEX bodies_composition_one_from_a_day ON public.bodies_composition USING btree (unit_id, effective_from) WHERE (((state)::text = 'approved'::text) AND (unit_id IS NOT NULL));
CREATE INDEX bodies_composition_unit_id_65b05d96 ON public.bodies_composition USING btree (unit_id);
CREATE UNIQUE INDEX bodies_composition_unit_number ON public.bodies_composition USING btree (unit_id, number) WHERE (unit_id IS NOT NULL);
CREATE INDEX bodies_direction_activities_activity_id_8c3ceaef ON public.bodies_direction_activities USING btree (activity_id);
CREATE INDEX bodies_direction_activities_direction_id_a6578969 ON public.bodies_direction_activities USING btree (direction_id);
CREATE INDEX bodies_direction_cluster_id_322d1fc6 ON public.bodies_direction USING btree (cluster_id);
CREATE INDEX bodies_direction_forming_unit_id_76d092e0 ON public.bodies_direction USING btree (forming_unit_id);
CREATE UNIQUE INDEX bodies_direction_name_once ON public.bodies_direction USING btree (cluster_id, name) WHERE (closed_on IS NULL);
CREATE INDEX bodies_nomination_cluster_id_12b621d9 ON public.bodies_nomination USING btree (cluster_id);
CREATE INDEX bodies_nomination_direction_id_43e2aaad ON public.bodies_nomination USING btree (direction_id);
CREATE INDEX bodies_nomination_file_id_00939da3 ON public.bodies_nomination USING btree (file_id);
CREATE INDEX bodies_nomination_nominated_by_id_1a234329 ON public.bodies_nomination USING btree (nominated_by_id);
CREATE UNIQUE INDEX bodies_nomination_once ON public.bodies_nomination USING btree (direction_id, person_id) WHERE ((state)::text = ANY ((ARRAY['proposed'::character varying, 'consented'::character varying])::text[]));
CREATE INDEX bodies_nomination_organisation_id_9b510b96 ON public.bodies_nomination USING btree (organisation_id);
CREATE INDEX bodies_nomination_person_id_106bcc8e ON public.bodies_nomination USING btree (person_id);
CREATE INDEX bodies_seat_composition_id_1d72da55 ON public.bodies_seat USING btree (composition_id);
CREATE INDEX bodies_seat_nomination_id_d6498394 ON public.bodies_seat USING btree (nomination_id);
CREATE INDEX bodies_seat_organisation_id_5b4711e9 ON public.bodies_seat USING btree (organisation_id);
CREATE INDEX bodies_seat_person_id_3916170c ON public.bodies_seat USING btree (person_id);
CREATE UNIQUE INDEX bodies_seat_sole ON public.bodies_seat USING btree (composition_id, part) WHERE ((part)::text = ANY ((ARRAY['chair'::character varying, 'secretary'::character varying])::text[]));
CREATE INDEX bodies_suspension_cluster_id_34aac319 ON public.bodies_suspension USING btree (cluster_id);
CREATE UNIQUE INDEX bodies_suspension_one_open ON public.bodies_suspension USING btree (unit_id, person_id) WHERE (valid_to IS NULL);
CREATE INDEX bodies_suspension_person_id_5b5e0109 ON public.bodies_suspension USING btree (person_id);
CREATE INDEX bodies_suspension_unit_id_668be6b3 ON public.bodies_suspension USING btree (unit_id);
CREATE UNIQUE INDEX catalogue_contract_one_in_force ON public.catalogue_targetcontract USING btree (student_id) WHERE (released_on IS NULL);
CREATE INDEX catalogue_group_cluster_id_b6e777d3 ON public.catalogue_group USING btree (cluster_id);
CREATE INDEX catalogue_group_curator_id_5c26c926 ON public.catalogue_group USING btree (curator_id);
CREATE INDEX catalogue_group_programme_id_a4375374 ON public.catalogue_group USING btree (programme_id);
CREATE INDEX catalogue_occupation_edition_id_faf93c49 ON public.catalogue_occupation USING btree (edition_id);
CREATE INDEX catalogue_programme_cluster_id_5aa7700c ON public.catalogue_programme USING btree (cluster_id);
CREATE INDEX catalogue_programme_employer_id_bf6325b1 ON public.catalogue_programme USING btree (employer_id);
CREATE INDEX catalogue_programme_organisation_id_24790b5b ON public.catalogue_programme USING btree (organisation_id);
CREATE INDEX catalogue_programme_speciality_id_d8e9a5e1 ON public.catalogue_programme USING btree (speciality_id);
CREATE INDEX catalogue_speciality_edition_id_d2fecaab ON public.catalogue_speciality USING btree (edition_id);
CREATE INDEX catalogue_student_added_by_id_f0254931 ON public.catalogue_student USING btree (added_by_id);
CREATE INDEX catalogue_student_cluster_id_ae0d11b7 ON public.catalogue_student USING btree (cluster_id);
CREATE INDEX catalogue_student_group_id_c0be2f66 ON public.catalogue_student USING btree (group_id);
CREATE INDEX catalogue_student_person_id_629e5d13 ON public.catalogue_student USING btree (person_id);
CREATE INDEX catalogue_targetcontract_cluster_id_7be82528 ON public.catalogue_targetcontract USING btree (cluster_id);
CREATE INDEX catalogue_targetcontract_employer_id_541ce9f6 ON public.catalogue_targetcontract USING btree (employer_id);
CREATE INDEX catalogue_targetcontract_student_id_97cb9b49 ON public.catalogue_targetcontract USING btree (student_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX documents_approvalline_agreement_id_af28ce9c ON public.documents_approvalline USING btree (agreement_id);
CREATE INDEX documents_approvalline_decided_by_id_9dad6055 ON public.documents_approvalline USING btree (decided_by_id);
CREATE INDEX documents_approvalline_organisation_id_a10958a9 ON public.documents_approvalline USING btree (organisation_id);
CREATE INDEX documents_approvalline_person_id_3698d82a ON public.documents_approvalline USING btree (person_id);
CREATE INDEX documents_approvalline_sheet_id_a4392a55 ON public.documents_approvalline USING btree (sheet_id);
CREATE INDEX documents_approvalsheet_cluster_id_270cc8ad ON public.documents_approvalsheet USING btree (cluster_id);
CREATE INDEX documents_approvalsheet_file_id_6f3d1ee7 ON public.documents_approvalsheet USING btree (file_id);
CREATE INDEX documents_approvalsheet_opened_by_id_4e5d5e1e ON public.documents_approvalsheet USING btree (opened_by_id);
CREATE UNIQUE INDEX documents_incoming_registered_once ON public.documents_incomingdocument USING btree (cluster_id, identity_key, their_date) WHERE ((cancelled_at IS NULL) AND (NOT ((identity_key)::text = ''::text)));
CREATE INDEX documents_incomingdocument_cluster_id_e54e28be ON public.documents_incomingdocument USING btree (cluster_id);
CREATE INDEX documents_incomingdocument_file_id_0093edf5 ON public.documents_incomingdocument USING btree (file_id);
CREATE INDEX documents_incomingdocument_registered_by_id_0b9582f9 ON public.documents_incomingdocument USING btree (registered_by_id);
CREATE INDEX documents_incomingdocument_sender_organisation_id_73175f11 ON public.documents_incomingdocument USING btree (sender_organisation_id);
CREATE INDEX documents_numbersequence_cluster_id_6eeb40ca ON public.documents_numbersequence USING btree (cluster_id);
CREATE INDEX documents_paper_cluster_id_ca7e3440 ON public.documents_paper USING btree (cluster_id);
CREATE INDEX documents_paper_created_by_id_a845fa7e ON public.documents_paper USING btree (created_by_id);
CREATE INDEX documents_paper_kind ON public.documents_paper USING btree (cluster_id, kind, dated_on);
CREATE UNIQUE INDEX documents_paper_number_once ON public.documents_paper USING btree (cluster_id, register, year, number_value, edition) WHERE (number_value IS NOT NULL);
CREATE INDEX documents_paper_revoked_by_id_f319aec3 ON public.documents_paper USING btree (revoked_by_id);
CREATE INDEX documents_paper_scan_id_a9f04198 ON public.documents_paper USING btree (scan_id);
CREATE INDEX documents_paper_subject ON public.documents_paper USING btree (subject_kind, subject_id);
CREATE INDEX documents_paper_token_hash_86d70a2f_like ON public.documents_paper USING btree (token_hash varchar_pattern_ops);
CREATE INDEX documents_paper_unit_id_8a869581 ON public.documents_paper USING btree (unit_id);
CREATE INDEX documents_paperfile_file_id_99fc0e53 ON public.documents_paperfile USING btree (file_id);
CREATE INDEX documents_paperfile_paper_id_bf0d4932 ON public.documents_paperfile USING btree (paper_id);
CREATE INDEX documents_paperfile_sha256_b459e871 ON public.documents_paperfile USING btree (sha256);
CREATE INDEX documents_paperfile_sha256_b459e871_like ON public.documents_paperfile USING btree (sha256 varchar_pattern_ops);
CREATE UNIQUE INDEX documents_sheet_one_open ON public.documents_approvalsheet USING btree (cluster_id, subject_kind, subject_id) WHERE ((state)::text = 'open'::text);
CREATE INDEX documents_signature_agreement_id_069abb06 ON public.documents_signature USING btree (agreement_id);
CREATE INDEX documents_signature_code_e71194b4_like ON public.documents_signature USING btree (code varchar_pattern_ops);
CREATE INDEX documents_signature_paper_id_adbf73e3 ON public.documents_signature USING btree (paper_id);
CREATE INDEX documents_signature_user_id_a83e8967 ON public.documents_signature USING btree (user_id);
CREATE INDEX documents_signer_office_id_b67ca6f1 ON public.documents_signer USING btree (office_id);
CREATE INDEX documents_signer_paper_id_a995bf0d ON public.documents_signer USING btree (paper_id);
CREATE INDEX documents_signer_person_id_3f7c4734 ON public.documents_signer USING btree (person_id);
CREATE INDEX documents_signingagreement_cluster_id_ad8b8458 ON public.documents_signingagreement USING btree (cluster_id);
CREATE INDEX documents_signingagreement_person_id_df32c2e5 ON public.documents_signingagreement USING btree (person_id);
CREATE INDEX documents_wrong_password ON public.documents_wrongpassword USING btree (user_id, at);
CREATE INDEX documents_wrongpassword_user_id_05178016 ON public.documents_wrongpassword USING btree (user_id);
CREATE INDEX fair_employmentfact_cluster_id_bb79462d ON public.fair_employmentfact USING btree (cluster_id);
CREATE INDEX fair_employmentfact_employer_id_0eb68da2 ON public.fair_employmentfact USING btree (employer_id);
CREATE INDEX fair_employmentfact_fair_id_bd8afb89 ON public.fair_employmentfact USING btree (fair_id);
CREATE INDEX fair_employmentfact_graduate_id_f8f20e31 ON public.fair_employmentfact USING btree (graduate_id);
CREATE INDEX fair_employmentfact_recorded_by_id_6f0741a5 ON public.fair_employmentfact USING btree (recorded_by_id);
CREATE INDEX fair_employmentsummary_cluster_id_f52c70ee ON public.fair_employmentsummary USING btree (cluster_id);
CREATE INDEX fair_employmentsummary_fair_id_18f04102 ON public.fair_employmentsummary USING btree (fair_id);
CREATE INDEX fair_fair_added_by_id_d316fe36 ON public.fair_fair USING btree (added_by_id);
CREATE INDEX fair_fair_cluster_id_84132825 ON public.fair_fair USING btree (cluster_id);
CREATE INDEX fair_fair_commission_id_6f158d88 ON public.fair_fair USING btree (commission_id);
CREATE INDEX fair_fairstage_fair_id_967ad584 ON public.fair_fairstage USING btree (fair_id);
CREATE INDEX fair_graduate_checked_in_by_id_835d2cd3 ON public.fair_graduate USING btree (checked_in_by_id);
CREATE INDEX fair_graduate_cluster_id_94d18c76 ON public.fair_graduate USING btree (cluster_id);
CREATE INDEX fair_graduate_fair_id_9a7d2bd9 ON public.fair_graduate USING btree (fair_id);
CREATE UNIQUE INDEX fair_graduate_lottery ON public.fair_graduate USING btree (fair_id, lottery) WHERE (lottery IS NOT NULL);
CREATE INDEX fair_graduate_practice_at_id_f35370ac ON public.fair_graduate USING btree (practice_at_id);
CREATE INDEX fair_graduate_state ON public.fair_graduate USING btree (fair_id, state);
CREATE INDEX fair_graduate_student_id_c4c385cb ON public.fair_graduate USING btree (student_id);
CREATE INDEX fair_interview_cluster_id_c48e1e99 ON public.fair_interview USING btree (cluster_id);
CREATE INDEX fair_interview_fair_id_92a08de0 ON public.fair_interview USING btree (fair_id);
CREATE UNIQUE INDEX fair_interview_graduate_free ON public.fair_interview USING btree (graduate_id, round) WHERE ((round IS NOT NULL) AND (NOT ((state)::text = 'cancelled'::text)));
CREATE INDEX fair_interview_graduate_id_764659b7 ON public.fair_interview USING btree (graduate_id);
CREATE INDEX fair_interview_marked_by_id_a6346c0c ON public.fair_interview USING btree (marked_by_id);
CREATE INDEX fair_interview_stand_id_2875e448 ON public.fair_interview USING btree (stand_id);
CREATE UNIQUE INDEX fair_interview_table_free ON public.fair_interview USING btree (stand_id, "table", round) WHERE ((round IS NOT NULL) AND (NOT ((state)::text = 'cancelled'::text)));
CREATE INDEX fair_interview_vacancy_id_6c17da98 ON public.fair_interview USING btree (vacancy_id);
CREATE INDEX fair_invitation_answered_by_id_305a7679 ON public.fair_invitation USING btree (answered_by_id);
CREATE INDEX fair_invitation_cluster_id_06329f4a ON public.fair_invitation USING btree (cluster_id);
CREATE INDEX fair_invitation_fair_id_af355af5 ON public.fair_invitation USING btree (fair_id);
CREATE INDEX fair_invitation_graduate_id_69da292f ON public.fair_invitation USING btree (graduate_id);
CREATE INDEX fair_invitation_made_by_id_9fecc831 ON public.fair_invitation USING btree (made_by_id);
CREATE UNIQUE INDEX fair_invitation_one_accepted ON public.fair_invitation USING btree (graduate_id) WHERE ((state)::text = 'accepted'::text);
CREATE UNIQUE INDEX fair_invitation_one_live ON public.fair_invitation USING btree (graduate_id, vacancy_id) WHERE ((state)::text = ANY ((ARRAY['delivered'::character varying, 'draft'::character varying, 'issued'::character varying, 'signing'::character varying])::text[]));
CREATE INDEX fair_invitation_placement_id_62eae18a ON public.fair_invitation USING btree (placement_id);
CREATE INDEX fair_invitation_state ON public.fair_invitation USING btree (fair_id, state);
CREATE INDEX fair_invitation_vacancy_id_8a5de41b ON public.fair_invitation USING btree (vacancy_id);
CREATE INDEX fair_matchrun_cluster_id_e476bda6 ON public.fair_matchrun USING btree (cluster_id);
CREATE INDEX fair_matchrun_fair_id_bbf8a752 ON public.fair_matchrun USING btree (fair_id);
CREATE INDEX fair_matchrun_made_by_id_b5141aed ON public.fair_matchrun USING btree (made_by_id);
CREATE INDEX fair_personallink_code_hash_bfe58dc6_like ON public.fair_personallink USING btree (code_hash varchar_pattern_ops);
CREATE INDEX fair_placement_cluster_id_61b1d5af ON public.fair_placement USING btree (cluster_id);
CREATE INDEX fair_placement_fair_id_a1024917 ON public.fair_placement USING btree (fair_id);
CREATE INDEX fair_placement_graduate_id_e22e983b ON public.fair_placement USING btree (graduate_id);
CREATE INDEX fair_placement_made_by_id_2585afa6 ON public.fair_placement USING btree (made_by_id);
CREATE UNIQUE INDEX fair_placement_one_stands ON public.fair_placement USING btree (graduate_id) WHERE (ended_at IS NULL);
CREATE INDEX fair_placement_run_id_0097598f ON public.fair_placement USING btree (run_id);
CREATE INDEX fair_placement_vacancy_id_7f3cf293 ON public.fair_placement USING btree (vacancy_id);
CREATE INDEX fair_printing_asked_by_id_df293004 ON public.fair_printing USING btree (asked_by_id);
CREATE INDEX fair_printing_cluster_id_7f4606f9 ON public.fair_printing USING btree (cluster_id);
CREATE INDEX fair_printing_fair_id_024a4aa2 ON public.fair_printing USING btree (fair_id);
CREATE INDEX fair_printing_file_id_41322bae ON public.fair_printing USING btree (file_id);
CREATE INDEX fair_printing_job_key_ea12fb85_like ON public.fair_printing USING btree (job_key varchar_pattern_ops);
CREATE INDEX fair_printing_organisation_id_b48c8e5a ON public.fair_printing USING btree (organisation_id);
CREATE INDEX fair_protocol_cluster_id_c7e9df3f ON public.fair_protocol USING btree (cluster_id);
CREATE INDEX fair_protocol_fair_id_b016ea8c ON public.fair_protocol USING btree (fair_id);
CREATE UNIQUE INDEX fair_run_one_of_a_round ON public.fair_matchrun USING btree (fair_id, round) WHERE (NOT ((state)::text = 'discarded'::text));
CREATE INDEX fair_stand_cluster_id_306a12f6 ON public.fair_stand USING btree (cluster_id);
CREATE INDEX fair_stand_fair_id_b08c27e9 ON public.fair_stand USING btree (fair_id);
CREATE INDEX fair_stand_organisation_id_382193ca ON public.fair_stand USING btree (organisation_id);
CREATE INDEX fair_vacancy_added_by_id_bae3efc3 ON public.fair_vacancy USING btree (added_by_id);
CREATE INDEX fair_vacancy_cluster_id_6576ac75 ON public.fair_vacancy USING btree (cluster_id);
CREATE UNIQUE INDEX fair_vacancy_external_once ON public.fair_vacancy USING btree (fair_id, external_id) WHERE (NOT ((external_id)::text = ''::text));
CREATE INDEX fair_vacancy_fair_id_f4ee737e ON public.fair_vacancy USING btree (fair_id);
CREATE INDEX fair_vacancy_occupation_id_e0731c5e ON public.fair_vacancy USING btree (occupation_id);
CREATE INDEX fair_vacancy_organisation_id_4a67d2fa ON public.fair_vacancy USING btree (organisation_id);
CREATE INDEX fair_vacancy_specialities_speciality_id_cc22d1b0 ON public.fair_vacancy_specialities USING btree (speciality_id);
CREATE INDEX fair_vacancy_specialities_vacancy_id_7b62b35a ON public.fair_vacancy_specialities USING btree (vacancy_id);
CREATE INDEX fair_vacancy_state ON public.fair_vacancy USING btree (fair_id, state);
CREATE INDEX fair_wish_fair_id_1b82f632 ON public.fair_wish USING btree (fair_id);
CREATE INDEX fair_wish_graduate_id_b8852607 ON public.fair_wish USING btree (graduate_id);
CREATE INDEX fair_wish_vacancy_id_eaa71a63 ON public.fair_wish USING btree (vacancy_id);
CREATE INDEX files_cluster_sha ON public.files_storedfile USING btree (cluster_id, sha256);
CREATE INDEX files_storedfile_cluster_id_4b074943 ON public.files_storedfile USING btree (cluster_id);
CREATE INDEX files_storedfile_uploaded_by_id_34f47fb0 ON public.files_storedfile USING btree (uploaded_by_id);
CREATE INDEX jobs_job_key_c36b5a2a_like ON public.jobs_job USING btree (key varchar_pattern_ops);
CREATE INDEX jobs_job_of_cluster ON public.jobs_job USING btree (cluster_id, created_at DESC);
CREATE INDEX jobs_job_waiting ON public.jobs_job USING btree (state, cluster_id, due_at);
CREATE INDEX jobs_pulse_name_0151b41f_like ON public.jobs_pulse USING btree (name varchar_pattern_ops);
CREATE INDEX jobs_scheduledjob_name_6bfef317_like ON public.jobs_scheduledjob USING btree (name varchar_pattern_ops);
CREATE INDEX meetings_agendaitem_meeting_id_07815bb0 ON public.meetings_agendaitem USING btree (meeting_id);
CREATE INDEX meetings_agendaitem_proposed_by_id_17fdd53c ON public.meetings_agendaitem USING btree (proposed_by_id);
CREATE INDEX meetings_agendaitem_speaker_id_16410a73 ON public.meetings_agendaitem USING btree (speaker_id);
CREATE INDEX meetings_assignment_cluster_id_17614e0c ON public.meetings_assignment USING btree (cluster_id);
CREATE INDEX meetings_assignment_control ON public.meetings_assignment USING btree (cluster_id, state, due_on);
CREATE INDEX meetings_assignment_controller_id_58378274 ON public.meetings_assignment USING btree (controller_id);
CREATE INDEX meetings_assignment_file_id_ef28c459 ON public.meetings_assignment USING btree (file_id);
CREATE INDEX meetings_assignment_helpers_assignment_id_1b10509f ON public.meetings_assignment_helpers USING btree (assignment_id);
CREATE INDEX meetings_assignment_helpers_person_id_773d026c ON public.meetings_assignment_helpers USING btree (person_id);
CREATE INDEX meetings_assignment_person_id_449de152 ON public.meetings_assignment USING btree (person_id);
CREATE INDEX meetings_assignment_point_id_e1862051 ON public.meetings_assignment USING btree (point_id);
CREATE INDEX meetings_assignment_unit_id_2a4a5382 ON public.meetings_assignment USING btree (unit_id);
CREATE INDEX meetings_assignmentstep_assignment_id_c170a1ac ON public.meetings_assignmentstep USING btree (assignment_id);
CREATE INDEX meetings_assignmentstep_by_id_e3275fec ON public.meetings_assignmentstep USING btree (by_id);
CREATE UNIQUE INDEX meetings_attendee_invited_once ON public.meetings_attendee USING btree (meeting_id, person_id) WHERE (unit_id IS NULL);
CREATE INDEX meetings_attendee_meeting_id_7f19274c ON public.meetings_attendee USING btree (meeting_id);
CREATE INDEX meetings_attendee_organisation_id_617d18f9 ON public.meetings_attendee USING btree (organisation_id);
CREATE INDEX meetings_attendee_person_id_3c9737bd ON public.meetings_attendee USING btree (person_id);
CREATE INDEX meetings_attendee_unit_id_e2f870dd ON public.meetings_attendee USING btree (unit_id);
CREATE INDEX meetings_decisionpoint_item_id_c9e0dfa1 ON public.meetings_decisionpoint USING btree (item_id);
CREATE INDEX meetings_dissent_attendee_id_e36b3754 ON public.meetings_dissent USING btree (attendee_id);
CREATE INDEX meetings_dissent_item_id_d50c80c1 ON public.meetings_dissent USING btree (item_id);
CREATE INDEX meetings_extract_item_id_f6e0f3c6 ON public.meetings_extract USING btree (item_id);
CREATE INDEX meetings_extract_minutes_id_6b41c4d6 ON public.meetings_extract USING btree (minutes_id);
CREATE INDEX meetings_extract_ordered_by_id_f79b32f1 ON public.meetings_extract USING btree (ordered_by_id);
CREATE UNIQUE INDEX meetings_item_one_current ON public.meetings_agendaitem USING btree (meeting_id) WHERE ((state)::text = 'current'::text);
CREATE INDEX meetings_material_file_id_58a17ad3 ON public.meetings_material USING btree (file_id);
CREATE INDEX meetings_material_item_id_b1de8eb6 ON public.meetings_material USING btree (item_id);
CREATE INDEX meetings_material_paper_id_9b67454a ON public.meetings_material USING btree (paper_id);
CREATE INDEX meetings_meeting_cluster_id_2fa43f93 ON public.meetings_meeting USING btree (cluster_id);
CREATE INDEX meetings_meeting_created_by_id_3eb9ef0c ON public.meetings_meeting USING btree (created_by_id);
CREATE INDEX meetings_meeting_day ON public.meetings_meeting USING btree (unit_id, held_on);
CREATE INDEX meetings_meeting_joint_with_id_2dff9863 ON public.meetings_meeting USING btree (joint_with_id);
CREATE INDEX meetings_meeting_presiding_id_d3375eac ON public.meetings_meeting USING btree (presiding_id);
CREATE INDEX meetings_meeting_secretary_id_2d1df068 ON public.meetings_meeting USING btree (secretary_id);
CREATE INDEX meetings_meeting_unit_id_b15bcfb2 ON public.meetings_meeting USING btree (unit_id);
CREATE INDEX meetings_minutes_drafted_by_id_7bb0964d ON public.meetings_minutes USING btree (drafted_by_id);
CREATE INDEX meetings_minutes_meeting_id_09b7a17e ON public.meetings_minutes USING btree (meeting_id);
CREATE UNIQUE INDEX meetings_minutes_one_at_work ON public.meetings_minutes USING btree (meeting_id) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'remarks'::character varying, 'signing'::character varying])::text[]));
CREATE INDEX meetings_participation_attendee_id_38c9937a ON public.meetings_participation USING btree (attendee_id);
CREATE INDEX meetings_participation_question_id_e99f9888 ON public.meetings_participation USING btree (question_id);
CREATE INDEX meetings_question_item_id_5ec15c2d ON public.meetings_question USING btree (item_id);
CREATE UNIQUE INDEX meetings_question_one_live ON public.meetings_question USING btree (item_id, unit_id) WHERE (NOT ((state)::text = 'annulled'::text));
CREATE INDEX meetings_question_opened_by_id_c33c2890 ON public.meetings_question USING btree (opened_by_id);
CREATE INDEX meetings_question_unit_id_3484fa95 ON public.meetings_question USING btree (unit_id);
CREATE INDEX meetings_recusal_attendee_id_af2ade5b ON public.meetings_recusal USING btree (attendee_id);
CREATE INDEX meetings_recusal_item_id_58ac291e ON public.meetings_recusal USING btree (item_id);
CREATE INDEX meetings_remark_item_id_3b256192 ON public.meetings_remark USING btree (item_id);
CREATE INDEX meetings_remark_minutes_id_e9ae9cf5 ON public.meetings_remark USING btree (minutes_id);
CREATE INDEX meetings_remark_person_id_11d727c7 ON public.meetings_remark USING btree (person_id);
CREATE INDEX meetings_speech_item_id_b1836370 ON public.meetings_speech USING btree (item_id);
CREATE INDEX meetings_speech_person_id_c009c233 ON public.meetings_speech USING btree (person_id);
CREATE INDEX meetings_stay_attendee_id_bd21e163 ON public.meetings_stay USING btree (attendee_id);
CREATE UNIQUE INDEX meetings_stay_one_open ON public.meetings_stay USING btree (attendee_id) WHERE (left_at IS NULL);
CREATE INDEX meetings_vote_attendee_id_89008d7b ON public.meetings_vote USING btree (attendee_id);
CREATE INDEX meetings_vote_cast_by_id_0b62d81f ON public.meetings_vote USING btree (cast_by_id);
CREATE INDEX meetings_vote_question_id_e935b421 ON public.meetings_vote USING btree (question_id);
CREATE INDEX members_calendaroverride_cluster_id_13c9dccb ON public.members_calendaroverride USING btree (cluster_id);
CREATE INDEX members_cluster_lead_id_8dabc6a6 ON public.members_cluster USING btree (lead_id);
CREATE INDEX members_cluster_slug_024ae3a7_like ON public.members_cluster USING btree (slug varchar_pattern_ops);
CREATE INDEX members_consent_cluster_id_646ad824 ON public.members_consent USING btree (cluster_id);
CREATE UNIQUE INDEX members_consent_one_in_force ON public.members_consent USING btree (person_id, purpose) WHERE (revoked_on IS NULL);
CREATE INDEX members_consent_person_id_7ec9f519 ON public.members_consent USING btree (person_id);
CREATE INDEX members_consent_recorded_by_id_7e16a05c ON public.members_consent USING btree (recorded_by_id);
CREATE INDEX members_consent_text_id_cf6cd088 ON public.members_consent USING btree (text_id);
CREATE INDEX members_consenttext_cluster_id_79655e94 ON public.members_consenttext USING btree (cluster_id);
CREATE INDEX members_formername_cluster_id_01c2dad8 ON public.members_formername USING btree (cluster_id);
CREATE INDEX members_formername_organisation_id_e26094eb ON public.members_formername USING btree (organisation_id);
CREATE INDEX members_membership_cluster_id_36547582 ON public.members_membership USING btree (cluster_id);
CREATE UNIQUE INDEX members_membership_one_open ON public.members_membership USING btree (organisation_id) WHERE (valid_to IS NULL);
CREATE INDEX members_membership_organisation_id_4433936f ON public.members_membership USING btree (organisation_id);
CREATE INDEX members_office_cluster_id_fe1c69dd ON public.members_office USING btree (cluster_id);
CREATE UNIQUE INDEX members_office_org_kind ON public.members_office USING btree (organisation_id, kind) WHERE (organisation_id IS NOT NULL);
CREATE INDEX members_office_organisation_id_338a2285 ON public.members_office USING btree (organisation_id);
CREATE INDEX members_office_unit_id_80d36bb8 ON public.members_office USING btree (unit_id);
CREATE UNIQUE INDEX members_office_unit_kind ON public.members_office USING btree (unit_id, kind) WHERE (unit_id IS NOT NULL);
CREATE INDEX members_org_cluster_kind ON public.members_organisation USING btree (cluster_id, kind);
CREATE INDEX members_organisation_cluster_id_a546a07b ON public.members_organisation USING btree (cluster_id);
CREATE UNIQUE INDEX members_organisation_inn_kpp_unique ON public.members_organisation USING btree (cluster_id, inn, kpp) WHERE (NOT ((inn)::text = ''::text));
CREATE INDEX members_organisation_parent_id_d76c8f70 ON public.members_organisation USING btree (parent_id);
CREATE INDEX members_person_cluster_id_5b1c7bc1 ON public.members_person USING btree (cluster_id);
CREATE INDEX members_person_cluster_name ON public.members_person USING btree (cluster_id, last_name);
CREATE UNIQUE INDEX members_person_one_per_user ON public.members_person USING btree (cluster_id, user_id) WHERE (user_id IS NOT NULL);
CREATE INDEX members_person_user_id_82db28f2 ON public.members_person USING btree (user_id);
CREATE INDEX members_position_cluster_id_199cc11b ON public.members_position USING btree (cluster_id);
CREATE INDEX members_position_organisation_id_f444f475 ON public.members_position USING btree (organisation_id);
CREATE INDEX members_position_person_id_7c733f6f ON public.members_position USING btree (person_id);
CREATE INDEX members_role_cluster_id_91745e97 ON public.members_role USING btree (cluster_id);
CREATE INDEX members_role_granted_by_id_7c5104bd ON public.members_role USING btree (granted_by_id);
CREATE UNIQUE INDEX members_role_one_open ON public.members_role USING btree (cluster_id, user_id, kind) WHERE ((organisation_id IS NULL) AND (valid_to IS NULL));
CREATE UNIQUE INDEX members_role_one_open_per_organisation ON public.members_role USING btree (cluster_id, user_id, organisation_id) WHERE ((organisation_id IS NOT NULL) AND (valid_to IS NULL));
CREATE INDEX members_role_organisation_id_b02a8950 ON public.members_role USING btree (organisation_id);
CREATE INDEX members_role_user_cluster ON public.members_role USING btree (user_id, cluster_id);
CREATE INDEX members_role_user_id_fc6ac029 ON public.members_role USING btree (user_id);
CREATE INDEX members_tenure_cluster_id_bfe2bbb7 ON public.members_tenure USING btree (cluster_id);
CREATE INDEX members_tenure_office_id_534045d0 ON public.members_tenure USING btree (office_id);
CREATE UNIQUE INDEX members_tenure_one_holder ON public.members_tenure USING btree (office_id) WHERE ((NOT is_acting) AND is_sole AND (valid_to IS NULL));
CREATE INDEX members_tenure_person_id_364b3c7b ON public.members_tenure USING btree (person_id);
CREATE UNIQUE INDEX members_tenure_person_once ON public.members_tenure USING btree (office_id, person_id) WHERE (valid_to IS NULL);
CREATE INDEX members_unit_cluster_id_c69f1dde ON public.members_unit USING btree (cluster_id);
CREATE UNIQUE INDEX members_unit_one_council_of_a_kind ON public.members_unit USING btree (cluster_id, kind) WHERE (((kind)::text = ANY ((ARRAY['coordination_council'::character varying, 'expert_council'::character varying])::text[])) AND (valid_to IS NULL));
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX plans_activity_cluster_id_606cec11 ON public.plans_activity USING btree (cluster_id);
CREATE INDEX plans_activity_plan_id_f3272e8b ON public.plans_activity USING btree (plan_id);
CREATE INDEX plans_activityversion_activity_id_04a68407 ON public.plans_activityversion USING btree (activity_id);
CREATE INDEX plans_activityversion_section_id_5e2fd6bd ON public.plans_activityversion USING btree (section_id);
CREATE INDEX plans_activityversion_version_id_0e16f996 ON public.plans_activityversion USING btree (version_id);
CREATE INDEX plans_decision_by_id_c0dd1ba1 ON public.plans_decision USING btree (by_id);
CREATE INDEX plans_decision_obligation_id_f1e6062f ON public.plans_decision USING btree (obligation_id);
CREATE INDEX plans_deferralwindow_activity_id_67e39545 ON public.plans_deferralwindow USING btree (activity_id);
CREATE INDEX plans_deferralwindow_cluster_id_cea6afc1 ON public.plans_deferralwindow USING btree (cluster_id);
CREATE INDEX plans_deferralwindow_document_id_6d40e320 ON public.plans_deferralwindow USING btree (document_id);
CREATE INDEX plans_deferralwindow_organisation_id_6f989cf1 ON public.plans_deferralwindow USING btree (organisation_id);
CREATE INDEX plans_event_activity_id_3cd94ba2 ON public.plans_event USING btree (activity_id);
CREATE INDEX plans_event_cluster_id_731dbf60 ON public.plans_event USING btree (cluster_id);
CREATE INDEX plans_event_organiser_id_4c3e3198 ON public.plans_event USING btree (organiser_id);
CREATE INDEX plans_event_recorded_by_id_b4cb3f45 ON public.plans_event USING btree (recorded_by_id);
CREATE INDEX plans_evidence_cluster_id_f184c779 ON public.plans_evidence USING btree (cluster_id);
CREATE INDEX plans_evidence_file_id_fbe8fa07 ON public.plans_evidence USING btree (file_id);
CREATE INDEX plans_evidence_incoming_id_9c8cd0fb ON public.plans_evidence USING btree (incoming_id);
CREATE INDEX plans_evidence_obligation_id_ae5ce8e6 ON public.plans_evidence USING btree (obligation_id);
CREATE INDEX plans_evidence_recorded_by_id_dc252872 ON public.plans_evidence USING btree (recorded_by_id);
CREATE UNIQUE INDEX plans_evidence_source_once ON public.plans_evidence USING btree (obligation_id, source_kind, source_id) WHERE (NOT ((source_kind)::text = ''::text));
CREATE INDEX plans_evidence_supplied_by_id_428da269 ON public.plans_evidence USING btree (supplied_by_id);
CREATE INDEX plans_evidence_supplied_for_id_8d6fc84c ON public.plans_evidence USING btree (supplied_for_id);
CREATE INDEX plans_executor_office_id_3900b4d1 ON public.plans_executor USING btree (office_id);
CREATE INDEX plans_executor_organisation_id_e6a64a63 ON public.plans_executor USING btree (organisation_id);
CREATE INDEX plans_executor_row_id_a94e2902 ON public.plans_executor USING btree (row_id);
CREATE INDEX plans_executor_unit_id_c7e22c03 ON public.plans_executor USING btree (unit_id);
CREATE INDEX plans_extensionrequest_asked_by_id_27671bdc ON public.plans_extensionrequest USING btree (asked_by_id);
CREATE INDEX plans_extensionrequest_cluster_id_0a7af0bf ON public.plans_extensionrequest USING btree (cluster_id);
CREATE INDEX plans_extensionrequest_decided_by_id_cba41eb0 ON public.plans_extensionrequest USING btree (decided_by_id);
CREATE INDEX plans_extensionrequest_obligation_id_68f3b9c0 ON public.plans_extensionrequest USING btree (obligation_id);
CREATE INDEX plans_indicator_activity_id_cc124a3b ON public.plans_indicator USING btree (activity_id);
CREATE INDEX plans_indicator_cluster_id_982688cf ON public.plans_indicator USING btree (cluster_id);
CREATE INDEX plans_indicator_organisation_id_e6b78aac ON public.plans_indicator USING btree (organisation_id);
CREATE INDEX plans_indicator_recorded_by_id_1350ad2b ON public.plans_indicator USING btree (recorded_by_id);
CREATE INDEX plans_obligation_activity_id_3f623a8c ON public.plans_obligation USING btree (activity_id);
CREATE INDEX plans_obligation_cluster_id_c9aa1762 ON public.plans_obligation USING btree (cluster_id);
CREATE INDEX plans_obligation_due ON public.plans_obligation USING btree (cluster_id, due_on);
CREATE INDEX plans_obligation_event_id_0b89de58 ON public.plans_obligation USING btree (event_id);
CREATE INDEX plans_obligation_organisation_id_a0e92578 ON public.plans_obligation USING btree (organisation_id);
CREATE INDEX plans_obligation_party ON public.plans_obligation USING btree (organisation_id, due_on);
CREATE INDEX plans_obligation_plan_id_7a788744 ON public.plans_obligation USING btree (plan_id);
CREATE INDEX plans_obligation_requirement_id_9075b074 ON public.plans_obligation USING btree (requirement_id);
CREATE INDEX plans_obligation_window_id_250518ba ON public.plans_obligation USING btree (window_id);
CREATE INDEX plans_plan_approval_file_id_f3c2329f ON public.plans_plan USING btree (approval_file_id);
CREATE INDEX plans_plan_approved_by_id_708d2c73 ON public.plans_plan USING btree (approved_by_id);
CREATE INDEX plans_plan_cluster_id_6d42f016 ON public.plans_plan USING btree (cluster_id);
CREATE INDEX plans_plan_created_by_id_6887a1fd ON public.plans_plan USING btree (created_by_id);
CREATE UNIQUE INDEX plans_plan_one_a_year ON public.plans_plan USING btree (cluster_id, starts_on, ends_on) WHERE (parent_id IS NULL);
CREATE UNIQUE INDEX plans_plan_one_nested_a_row ON public.plans_plan USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX plans_plan_parent_id_2169a7a4 ON public.plans_plan USING btree (parent_id);
CREATE INDEX plans_plan_source_file_id_e18b0a86 ON public.plans_plan USING btree (source_file_id);
CREATE INDEX plans_plan_submitted_by_id_55c516cc ON public.plans_plan USING btree (submitted_by_id);
CREATE INDEX plans_planupload_cluster_id_634e0db8 ON public.plans_planupload USING btree (cluster_id);
CREATE INDEX plans_planupload_created_by_id_5b981d35 ON public.plans_planupload USING btree (created_by_id);
CREATE INDEX plans_planupload_file_id_cf3339c7 ON public.plans_planupload USING btree (file_id);
CREATE INDEX plans_planupload_parent_id_a79eef32 ON public.plans_planupload USING btree (parent_id);
CREATE INDEX plans_planversion_plan_id_dcdb03c5 ON public.plans_planversion USING btree (plan_id);
CREATE UNIQUE INDEX plans_request_one_open ON public.plans_extensionrequest USING btree (obligation_id) WHERE ((state)::text = 'asked'::text);
CREATE INDEX plans_requirement_activity_id_58ca5f8f ON public.plans_requirement USING btree (activity_id);
CREATE INDEX plans_section_version_id_e36d4812 ON public.plans_section USING btree (version_id);
CREATE INDEX plans_verdict_by_id_571cb363 ON public.plans_verdict USING btree (by_id);
CREATE INDEX plans_verdict_evidence_id_9fe3bbce ON public.plans_verdict USING btree (evidence_id);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE TRIGGER documents_refuse_file_delete BEFORE DELETE ON public.documents_paperfile FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_file_delete();
CREATE TRIGGER documents_refuse_file_update BEFORE UPDATE ON public.documents_paperfile FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_file_update();
CREATE TRIGGER documents_refuse_paper_delete BEFORE DELETE ON public.documents_paper FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_paper_delete();
CREATE TRIGGER documents_refuse_paper_update BEFORE UPDATE ON public.documents_paper FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_paper_update();
CREATE TRIGGER documents_refuse_signature_delete BEFORE DELETE ON public.documents_signature FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_signature_delete();
CREATE TRIGGER documents_refuse_signature_insert BEFORE INSERT ON public.documents_signature FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_signature_insert();
CREATE TRIGGER documents_refuse_signature_update BEFORE UPDATE ON public.documents_signature FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_signature_update();
CREATE TRIGGER documents_refuse_signer_delete BEFORE DELETE ON public.documents_signer FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_signer_delete();
CREATE TRIGGER documents_refuse_signer_insert BEFORE INSERT ON public.documents_signer FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_signer_insert();
CREATE TRIGGER documents_refuse_signer_update BEFORE UPDATE ON public.documents_signer FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_signer_update();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_onetimelink
    ADD CONSTRAINT accounts_onetimelink_created_by_id_849425a0_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_onetimelink
    ADD CONSTRAINT accounts_onetimelink_user_id_f40ce086_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_bodyrules
    ADD CONSTRAINT bodies_bodyrules_cluster_id_d1e14e74_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_bodyrules
    ADD CONSTRAINT bodies_bodyrules_recorded_by_id_b0bfd38f_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_bodyrules
    ADD CONSTRAINT bodies_bodyrules_unit_id_681bfa51_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_composition
    ADD CONSTRAINT bodies_composition_act_file_id_fc6d569d_fk_files_storedfile_id FOREIGN KEY (act_file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_composition
    ADD CONSTRAINT bodies_composition_act_id_78628e2c_fk_documents_paper_id FOREIGN KEY (act_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_composition
    ADD CONSTRAINT bodies_composition_approved_by_id_c94a2e42_fk_members_person_id FOREIGN KEY (approved_by_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_composition
    ADD CONSTRAINT bodies_composition_cluster_id_19febac3_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_composition
    ADD CONSTRAINT bodies_composition_created_by_id_34781070_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_composition
    ADD CONSTRAINT bodies_composition_direction_id_8cc0a65b_fk_bodies_direction_id FOREIGN KEY (direction_id) REFERENCES public.bodies_direction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_composition
    ADD CONSTRAINT bodies_composition_minutes_id_6ca8fae3_fk_documents_paper_id FOREIGN KEY (minutes_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_composition
    ADD CONSTRAINT bodies_composition_unit_id_65b05d96_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_direction_activities
    ADD CONSTRAINT bodies_direction_act_activity_id_8c3ceaef_fk_plans_act FOREIGN KEY (activity_id) REFERENCES public.plans_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_direction_activities
    ADD CONSTRAINT bodies_direction_act_direction_id_a6578969_fk_bodies_di FOREIGN KEY (direction_id) REFERENCES public.bodies_direction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_direction
    ADD CONSTRAINT bodies_direction_cluster_id_322d1fc6_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_direction
    ADD CONSTRAINT bodies_direction_forming_unit_id_76d092e0_fk_members_unit_id FOREIGN KEY (forming_unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_direction
    ADD CONSTRAINT bodies_direction_unit_id_e81e04d0_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_nomination
    ADD CONSTRAINT bodies_nomination_cluster_id_12b621d9_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_nomination
    ADD CONSTRAINT bodies_nomination_direction_id_43e2aaad_fk_bodies_direction_id FOREIGN KEY (direction_id) REFERENCES public.bodies_direction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_nomination
    ADD CONSTRAINT bodies_nomination_file_id_00939da3_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_nomination
    ADD CONSTRAINT bodies_nomination_nominated_by_id_1a234329_fk_accounts_user_id FOREIGN KEY (nominated_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_nomination
    ADD CONSTRAINT bodies_nomination_organisation_id_9b510b96_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_nomination
    ADD CONSTRAINT bodies_nomination_person_id_106bcc8e_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_seat
    ADD CONSTRAINT bodies_seat_composition_id_1d72da55_fk_bodies_composition_id FOREIGN KEY (composition_id) REFERENCES public.bodies_composition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_seat
    ADD CONSTRAINT bodies_seat_nomination_id_d6498394_fk_bodies_nomination_id FOREIGN KEY (nomination_id) REFERENCES public.bodies_nomination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_seat
    ADD CONSTRAINT bodies_seat_organisation_id_5b4711e9_fk_members_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_seat
    ADD CONSTRAINT bodies_seat_person_id_3916170c_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_suspension
    ADD CONSTRAINT bodies_suspension_cluster_id_34aac319_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_suspension
    ADD CONSTRAINT bodies_suspension_person_id_5b5e0109_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.bodies_suspension
    ADD CONSTRAINT bodies_suspension_unit_id_668be6b3_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_group
    ADD CONSTRAINT catalogue_group_cluster_id_b6e777d3_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_group
    ADD CONSTRAINT catalogue_group_curator_id_5c26c926_fk_members_person_id FOREIGN KEY (curator_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_group
    ADD CONSTRAINT catalogue_group_programme_id_a4375374_fk_catalogue_programme_id FOREIGN KEY (programme_id) REFERENCES public.catalogue_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_occupation
    ADD CONSTRAINT catalogue_occupation_edition_id_faf93c49_fk_catalogue FOREIGN KEY (edition_id) REFERENCES public.catalogue_edition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_programme
    ADD CONSTRAINT catalogue_programme_cluster_id_5aa7700c_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_programme
    ADD CONSTRAINT catalogue_programme_employer_id_bf6325b1_fk_members_o FOREIGN KEY (employer_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_programme
    ADD CONSTRAINT catalogue_programme_organisation_id_24790b5b_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_programme
    ADD CONSTRAINT catalogue_programme_speciality_id_d8e9a5e1_fk_catalogue FOREIGN KEY (speciality_id) REFERENCES public.catalogue_speciality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_speciality
    ADD CONSTRAINT catalogue_speciality_edition_id_d2fecaab_fk_catalogue FOREIGN KEY (edition_id) REFERENCES public.catalogue_edition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_student
    ADD CONSTRAINT catalogue_student_added_by_id_f0254931_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_student
    ADD CONSTRAINT catalogue_student_cluster_id_ae0d11b7_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_student
    ADD CONSTRAINT catalogue_student_group_id_c0be2f66_fk_catalogue_group_id FOREIGN KEY (group_id) REFERENCES public.catalogue_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_student
    ADD CONSTRAINT catalogue_student_person_id_629e5d13_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_targetcontract
    ADD CONSTRAINT catalogue_targetcont_cluster_id_7be82528_fk_members_c FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_targetcontract
    ADD CONSTRAINT catalogue_targetcont_employer_id_541ce9f6_fk_members_o FOREIGN KEY (employer_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_targetcontract
    ADD CONSTRAINT catalogue_targetcont_student_id_97cb9b49_fk_catalogue FOREIGN KEY (student_id) REFERENCES public.catalogue_student(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_approvalline
    ADD CONSTRAINT documents_approvalli_agreement_id_af28ce9c_fk_documents FOREIGN KEY (agreement_id) REFERENCES public.documents_signingagreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_approvalline
    ADD CONSTRAINT documents_approvalli_decided_by_id_9dad6055_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_approvalline
    ADD CONSTRAINT documents_approvalli_organisation_id_a10958a9_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_approvalline
    ADD CONSTRAINT documents_approvalli_sheet_id_a4392a55_fk_documents FOREIGN KEY (sheet_id) REFERENCES public.documents_approvalsheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_approvalline
    ADD CONSTRAINT documents_approvalline_person_id_3698d82a_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_approvalsheet
    ADD CONSTRAINT documents_approvalsh_cluster_id_270cc8ad_fk_members_c FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_approvalsheet
    ADD CONSTRAINT documents_approvalsh_opened_by_id_4e5d5e1e_fk_accounts_ FOREIGN KEY (opened_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_approvalsheet
    ADD CONSTRAINT documents_approvalsheet_file_id_6f3d1ee7_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_incomingdocument
    ADD CONSTRAINT documents_incomingdo_cluster_id_e54e28be_fk_members_c FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_incomingdocument
    ADD CONSTRAINT documents_incomingdo_file_id_0093edf5_fk_files_sto FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_incomingdocument
    ADD CONSTRAINT documents_incomingdo_registered_by_id_0b9582f9_fk_accounts_ FOREIGN KEY (registered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_incomingdocument
    ADD CONSTRAINT documents_incomingdo_sender_organisation__73175f11_fk_members_o FOREIGN KEY (sender_organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_numbersequence
    ADD CONSTRAINT documents_numbersequ_cluster_id_6eeb40ca_fk_members_c FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_cluster_id_ca7e3440_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_created_by_id_a845fa7e_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_revoked_by_id_f319aec3_fk_accounts_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_scan_id_a9f04198_fk_files_storedfile_id FOREIGN KEY (scan_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_supersedes_id_714c9e64_fk_documents_paper_id FOREIGN KEY (supersedes_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_paper
    ADD CONSTRAINT documents_paper_unit_id_8a869581_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_paperfile
    ADD CONSTRAINT documents_paperfile_file_id_99fc0e53_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_paperfile
    ADD CONSTRAINT documents_paperfile_paper_id_bf0d4932_fk_documents_paper_id FOREIGN KEY (paper_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signature
    ADD CONSTRAINT documents_signature_agreement_id_069abb06_fk_documents FOREIGN KEY (agreement_id) REFERENCES public.documents_signingagreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signature
    ADD CONSTRAINT documents_signature_paper_id_adbf73e3_fk_documents_paper_id FOREIGN KEY (paper_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signature
    ADD CONSTRAINT documents_signature_signer_id_c3f372c9_fk_documents_signer_id FOREIGN KEY (signer_id) REFERENCES public.documents_signer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signature
    ADD CONSTRAINT documents_signature_user_id_a83e8967_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signer
    ADD CONSTRAINT documents_signer_office_id_b67ca6f1_fk_members_office_id FOREIGN KEY (office_id) REFERENCES public.members_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signer
    ADD CONSTRAINT documents_signer_paper_id_a995bf0d_fk_documents_paper_id FOREIGN KEY (paper_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signer
    ADD CONSTRAINT documents_signer_person_id_3f7c4734_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signingagreement
    ADD CONSTRAINT documents_signingagr_cluster_id_ad8b8458_fk_members_c FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signingagreement
    ADD CONSTRAINT documents_signingagr_consent_id_a8259755_fk_members_c FOREIGN KEY (consent_id) REFERENCES public.members_consent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_signingagreement
    ADD CONSTRAINT documents_signingagr_person_id_df32c2e5_fk_members_p FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_wrongpassword
    ADD CONSTRAINT documents_wrongpassword_user_id_05178016_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_employmentfact
    ADD CONSTRAINT fair_employmentfact_cluster_id_bb79462d_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_employmentfact
    ADD CONSTRAINT fair_employmentfact_employer_id_0eb68da2_fk_members_o FOREIGN KEY (employer_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_employmentfact
    ADD CONSTRAINT fair_employmentfact_fair_id_bd8afb89_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_employmentfact
    ADD CONSTRAINT fair_employmentfact_graduate_id_f8f20e31_fk_fair_graduate_id FOREIGN KEY (graduate_id) REFERENCES public.fair_graduate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_employmentfact
    ADD CONSTRAINT fair_employmentfact_recorded_by_id_6f0741a5_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_employmentsummary
    ADD CONSTRAINT fair_employmentsumma_cluster_id_f52c70ee_fk_members_c FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_employmentsummary
    ADD CONSTRAINT fair_employmentsummary_fair_id_18f04102_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_employmentsummary
    ADD CONSTRAINT fair_employmentsummary_paper_id_979f86ed_fk_documents_paper_id FOREIGN KEY (paper_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_fair
    ADD CONSTRAINT fair_fair_added_by_id_d316fe36_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_fair
    ADD CONSTRAINT fair_fair_cluster_id_84132825_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_fair
    ADD CONSTRAINT fair_fair_commission_id_6f158d88_fk_members_unit_id FOREIGN KEY (commission_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_fairstage
    ADD CONSTRAINT fair_fairstage_fair_id_967ad584_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_graduate
    ADD CONSTRAINT fair_graduate_checked_in_by_id_835d2cd3_fk_accounts_user_id FOREIGN KEY (checked_in_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_graduate
    ADD CONSTRAINT fair_graduate_cluster_id_94d18c76_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_graduate
    ADD CONSTRAINT fair_graduate_fair_id_9a7d2bd9_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_graduate
    ADD CONSTRAINT fair_graduate_practice_at_id_f35370ac_fk_members_o FOREIGN KEY (practice_at_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_graduate
    ADD CONSTRAINT fair_graduate_student_id_c4c385cb_fk_catalogue_student_id FOREIGN KEY (student_id) REFERENCES public.catalogue_student(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_interview
    ADD CONSTRAINT fair_interview_cluster_id_c48e1e99_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_interview
    ADD CONSTRAINT fair_interview_fair_id_92a08de0_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_interview
    ADD CONSTRAINT fair_interview_graduate_id_764659b7_fk_fair_graduate_id FOREIGN KEY (graduate_id) REFERENCES public.fair_graduate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_interview
    ADD CONSTRAINT fair_interview_marked_by_id_a6346c0c_fk_accounts_user_id FOREIGN KEY (marked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_interview
    ADD CONSTRAINT fair_interview_stand_id_2875e448_fk_fair_stand_id FOREIGN KEY (stand_id) REFERENCES public.fair_stand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_interview
    ADD CONSTRAINT fair_interview_vacancy_id_6c17da98_fk_fair_vacancy_id FOREIGN KEY (vacancy_id) REFERENCES public.fair_vacancy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_answered_by_id_305a7679_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_cluster_id_06329f4a_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_fair_id_af355af5_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_graduate_id_69da292f_fk_fair_graduate_id FOREIGN KEY (graduate_id) REFERENCES public.fair_graduate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_made_by_id_9fecc831_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_paper_id_b1146cd0_fk_documents_paper_id FOREIGN KEY (paper_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_placement_id_62eae18a_fk_fair_placement_id FOREIGN KEY (placement_id) REFERENCES public.fair_placement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_replaces_id_95c87d68_fk_fair_invitation_id FOREIGN KEY (replaces_id) REFERENCES public.fair_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_invitation
    ADD CONSTRAINT fair_invitation_vacancy_id_8a5de41b_fk_fair_vacancy_id FOREIGN KEY (vacancy_id) REFERENCES public.fair_vacancy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_matchrun
    ADD CONSTRAINT fair_matchrun_cluster_id_e476bda6_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_matchrun
    ADD CONSTRAINT fair_matchrun_fair_id_bbf8a752_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_matchrun
    ADD CONSTRAINT fair_matchrun_made_by_id_b5141aed_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_personallink
    ADD CONSTRAINT fair_personallink_graduate_id_864d92db_fk_fair_graduate_id FOREIGN KEY (graduate_id) REFERENCES public.fair_graduate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_placement
    ADD CONSTRAINT fair_placement_cluster_id_61b1d5af_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_placement
    ADD CONSTRAINT fair_placement_fair_id_a1024917_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_placement
    ADD CONSTRAINT fair_placement_graduate_id_e22e983b_fk_fair_graduate_id FOREIGN KEY (graduate_id) REFERENCES public.fair_graduate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_placement
    ADD CONSTRAINT fair_placement_made_by_id_2585afa6_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_placement
    ADD CONSTRAINT fair_placement_run_id_0097598f_fk_fair_matchrun_id FOREIGN KEY (run_id) REFERENCES public.fair_matchrun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_placement
    ADD CONSTRAINT fair_placement_vacancy_id_7f3cf293_fk_fair_vacancy_id FOREIGN KEY (vacancy_id) REFERENCES public.fair_vacancy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_printing
    ADD CONSTRAINT fair_printing_asked_by_id_df293004_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_printing
    ADD CONSTRAINT fair_printing_cluster_id_7f4606f9_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_printing
    ADD CONSTRAINT fair_printing_fair_id_024a4aa2_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_printing
    ADD CONSTRAINT fair_printing_file_id_41322bae_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_printing
    ADD CONSTRAINT fair_printing_organisation_id_b48c8e5a_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_protocol
    ADD CONSTRAINT fair_protocol_cluster_id_c7e9df3f_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_protocol
    ADD CONSTRAINT fair_protocol_fair_id_b016ea8c_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_protocol
    ADD CONSTRAINT fair_protocol_paper_id_4c3286b0_fk_documents_paper_id FOREIGN KEY (paper_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_stand
    ADD CONSTRAINT fair_stand_cluster_id_306a12f6_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_stand
    ADD CONSTRAINT fair_stand_fair_id_b08c27e9_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_stand
    ADD CONSTRAINT fair_stand_organisation_id_382193ca_fk_members_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_vacancy
    ADD CONSTRAINT fair_vacancy_added_by_id_bae3efc3_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_vacancy
    ADD CONSTRAINT fair_vacancy_cluster_id_6576ac75_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_vacancy
    ADD CONSTRAINT fair_vacancy_fair_id_f4ee737e_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_vacancy
    ADD CONSTRAINT fair_vacancy_occupation_id_e0731c5e_fk_catalogue_occupation_id FOREIGN KEY (occupation_id) REFERENCES public.catalogue_occupation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_vacancy
    ADD CONSTRAINT fair_vacancy_organisation_id_4a67d2fa_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_vacancy_specialities
    ADD CONSTRAINT fair_vacancy_special_speciality_id_cc22d1b0_fk_catalogue FOREIGN KEY (speciality_id) REFERENCES public.catalogue_speciality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_vacancy_specialities
    ADD CONSTRAINT fair_vacancy_special_vacancy_id_7b62b35a_fk_fair_vaca FOREIGN KEY (vacancy_id) REFERENCES public.fair_vacancy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_wish
    ADD CONSTRAINT fair_wish_fair_id_1b82f632_fk_fair_fair_id FOREIGN KEY (fair_id) REFERENCES public.fair_fair(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_wish
    ADD CONSTRAINT fair_wish_graduate_id_b8852607_fk_fair_graduate_id FOREIGN KEY (graduate_id) REFERENCES public.fair_graduate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.fair_wish
    ADD CONSTRAINT fair_wish_vacancy_id_eaa71a63_fk_fair_vacancy_id FOREIGN KEY (vacancy_id) REFERENCES public.fair_vacancy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_storedfile
    ADD CONSTRAINT files_storedfile_cluster_id_4b074943_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_storedfile
    ADD CONSTRAINT files_storedfile_uploaded_by_id_34f47fb0_fk_accounts_user_id FOREIGN KEY (uploaded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_meeting_id_07815bb0_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_proposed_by_id_17fdd53c_fk_members_p FOREIGN KEY (proposed_by_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_speaker_id_16410a73_fk_members_person_id FOREIGN KEY (speaker_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignment_helpers
    ADD CONSTRAINT meetings_assignment__assignment_id_1b10509f_fk_meetings_ FOREIGN KEY (assignment_id) REFERENCES public.meetings_assignment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignment_helpers
    ADD CONSTRAINT meetings_assignment__person_id_773d026c_fk_members_p FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignment
    ADD CONSTRAINT meetings_assignment_cluster_id_17614e0c_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignment
    ADD CONSTRAINT meetings_assignment_controller_id_58378274_fk_members_person_id FOREIGN KEY (controller_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignment
    ADD CONSTRAINT meetings_assignment_file_id_ef28c459_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignment
    ADD CONSTRAINT meetings_assignment_person_id_449de152_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignment
    ADD CONSTRAINT meetings_assignment_point_id_e1862051_fk_meetings_ FOREIGN KEY (point_id) REFERENCES public.meetings_decisionpoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignment
    ADD CONSTRAINT meetings_assignment_unit_id_2a4a5382_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignmentstep
    ADD CONSTRAINT meetings_assignments_assignment_id_c170a1ac_fk_meetings_ FOREIGN KEY (assignment_id) REFERENCES public.meetings_assignment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_assignmentstep
    ADD CONSTRAINT meetings_assignmentstep_by_id_e3275fec_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_attendee
    ADD CONSTRAINT meetings_attendee_meeting_id_7f19274c_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_attendee
    ADD CONSTRAINT meetings_attendee_organisation_id_617d18f9_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_attendee
    ADD CONSTRAINT meetings_attendee_person_id_3c9737bd_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_attendee
    ADD CONSTRAINT meetings_attendee_unit_id_e2f870dd_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_decisionpoint
    ADD CONSTRAINT meetings_decisionpoi_item_id_c9e0dfa1_fk_meetings_ FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_dissent
    ADD CONSTRAINT meetings_dissent_attendee_id_e36b3754_fk_meetings_attendee_id FOREIGN KEY (attendee_id) REFERENCES public.meetings_attendee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_dissent
    ADD CONSTRAINT meetings_dissent_item_id_d50c80c1_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_extract
    ADD CONSTRAINT meetings_extract_item_id_f6e0f3c6_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_extract
    ADD CONSTRAINT meetings_extract_minutes_id_6b41c4d6_fk_meetings_minutes_id FOREIGN KEY (minutes_id) REFERENCES public.meetings_minutes(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_extract
    ADD CONSTRAINT meetings_extract_ordered_by_id_f79b32f1_fk_accounts_user_id FOREIGN KEY (ordered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_extract
    ADD CONSTRAINT meetings_extract_paper_id_09bc8ea6_fk_documents_paper_id FOREIGN KEY (paper_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_material
    ADD CONSTRAINT meetings_material_file_id_58a17ad3_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_material
    ADD CONSTRAINT meetings_material_item_id_b1de8eb6_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_material
    ADD CONSTRAINT meetings_material_paper_id_9b67454a_fk_documents_paper_id FOREIGN KEY (paper_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_cluster_id_2fa43f93_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_created_by_id_3eb9ef0c_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_joint_with_id_2dff9863_fk_members_unit_id FOREIGN KEY (joint_with_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_presiding_id_d3375eac_fk_members_person_id FOREIGN KEY (presiding_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_secretary_id_2d1df068_fk_members_person_id FOREIGN KEY (secretary_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_unit_id_b15bcfb2_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_drafted_by_id_7bb0964d_fk_accounts_user_id FOREIGN KEY (drafted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_meeting_id_09b7a17e_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_minutes
    ADD CONSTRAINT meetings_minutes_paper_id_eb8bb1ce_fk_documents_paper_id FOREIGN KEY (paper_id) REFERENCES public.documents_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_participation
    ADD CONSTRAINT meetings_participati_attendee_id_38c9937a_fk_meetings_ FOREIGN KEY (attendee_id) REFERENCES public.meetings_attendee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_participation
    ADD CONSTRAINT meetings_participati_question_id_e99f9888_fk_meetings_ FOREIGN KEY (question_id) REFERENCES public.meetings_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_question
    ADD CONSTRAINT meetings_question_item_id_5ec15c2d_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_question
    ADD CONSTRAINT meetings_question_opened_by_id_c33c2890_fk_accounts_user_id FOREIGN KEY (opened_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_question
    ADD CONSTRAINT meetings_question_unit_id_3484fa95_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_recusal
    ADD CONSTRAINT meetings_recusal_attendee_id_af2ade5b_fk_meetings_attendee_id FOREIGN KEY (attendee_id) REFERENCES public.meetings_attendee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_recusal
    ADD CONSTRAINT meetings_recusal_item_id_58ac291e_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_remark
    ADD CONSTRAINT meetings_remark_item_id_3b256192_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_remark
    ADD CONSTRAINT meetings_remark_minutes_id_e9ae9cf5_fk_meetings_minutes_id FOREIGN KEY (minutes_id) REFERENCES public.meetings_minutes(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_remark
    ADD CONSTRAINT meetings_remark_person_id_11d727c7_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_speech
    ADD CONSTRAINT meetings_speech_item_id_b1836370_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_speech
    ADD CONSTRAINT meetings_speech_person_id_c009c233_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_stay
    ADD CONSTRAINT meetings_stay_attendee_id_bd21e163_fk_meetings_attendee_id FOREIGN KEY (attendee_id) REFERENCES public.meetings_attendee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_urn
    ADD CONSTRAINT meetings_urn_question_id_e3cd54f7_fk_meetings_question_id FOREIGN KEY (question_id) REFERENCES public.meetings_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_vote
    ADD CONSTRAINT meetings_vote_attendee_id_89008d7b_fk_meetings_attendee_id FOREIGN KEY (attendee_id) REFERENCES public.meetings_attendee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_vote
    ADD CONSTRAINT meetings_vote_cast_by_id_0b62d81f_fk_accounts_user_id FOREIGN KEY (cast_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_vote
    ADD CONSTRAINT meetings_vote_question_id_e935b421_fk_meetings_question_id FOREIGN KEY (question_id) REFERENCES public.meetings_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_calendaroverride
    ADD CONSTRAINT members_calendarover_cluster_id_13c9dccb_fk_members_c FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_cluster
    ADD CONSTRAINT members_cluster_lead_id_8dabc6a6_fk_members_organisation_id FOREIGN KEY (lead_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_consent
    ADD CONSTRAINT members_consent_cluster_id_646ad824_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_consent
    ADD CONSTRAINT members_consent_person_id_7ec9f519_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_consent
    ADD CONSTRAINT members_consent_recorded_by_id_7e16a05c_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_consent
    ADD CONSTRAINT members_consent_text_id_cf6cd088_fk_members_consenttext_id FOREIGN KEY (text_id) REFERENCES public.members_consenttext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_consenttext
    ADD CONSTRAINT members_consenttext_cluster_id_79655e94_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_formername
    ADD CONSTRAINT members_formername_cluster_id_01c2dad8_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_formername
    ADD CONSTRAINT members_formername_organisation_id_e26094eb_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_membership
    ADD CONSTRAINT members_membership_cluster_id_36547582_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_membership
    ADD CONSTRAINT members_membership_organisation_id_4433936f_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_office
    ADD CONSTRAINT members_office_cluster_id_fe1c69dd_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_office
    ADD CONSTRAINT members_office_organisation_id_338a2285_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_office
    ADD CONSTRAINT members_office_unit_id_80d36bb8_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_organisation
    ADD CONSTRAINT members_organisation_cluster_id_a546a07b_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_organisation
    ADD CONSTRAINT members_organisation_parent_id_d76c8f70_fk_members_o FOREIGN KEY (parent_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_person
    ADD CONSTRAINT members_person_cluster_id_5b1c7bc1_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_person
    ADD CONSTRAINT members_person_user_id_82db28f2_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_position
    ADD CONSTRAINT members_position_cluster_id_199cc11b_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_position
    ADD CONSTRAINT members_position_organisation_id_f444f475_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_position
    ADD CONSTRAINT members_position_person_id_7c733f6f_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_role
    ADD CONSTRAINT members_role_cluster_id_91745e97_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_role
    ADD CONSTRAINT members_role_granted_by_id_7c5104bd_fk_accounts_user_id FOREIGN KEY (granted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_role
    ADD CONSTRAINT members_role_organisation_id_b02a8950_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_role
    ADD CONSTRAINT members_role_user_id_fc6ac029_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_tenure
    ADD CONSTRAINT members_tenure_cluster_id_bfe2bbb7_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_tenure
    ADD CONSTRAINT members_tenure_office_id_534045d0_fk_members_office_id FOREIGN KEY (office_id) REFERENCES public.members_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_tenure
    ADD CONSTRAINT members_tenure_person_id_364b3c7b_fk_members_person_id FOREIGN KEY (person_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_unit
    ADD CONSTRAINT members_unit_cluster_id_c69f1dde_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_activity
    ADD CONSTRAINT plans_activity_cluster_id_606cec11_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_activity
    ADD CONSTRAINT plans_activity_plan_id_f3272e8b_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_activityversion
    ADD CONSTRAINT plans_activityversio_version_id_0e16f996_fk_plans_pla FOREIGN KEY (version_id) REFERENCES public.plans_planversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_activityversion
    ADD CONSTRAINT plans_activityversion_activity_id_04a68407_fk_plans_activity_id FOREIGN KEY (activity_id) REFERENCES public.plans_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_activityversion
    ADD CONSTRAINT plans_activityversion_section_id_5e2fd6bd_fk_plans_section_id FOREIGN KEY (section_id) REFERENCES public.plans_section(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_decision
    ADD CONSTRAINT plans_decision_by_id_c0dd1ba1_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_decision
    ADD CONSTRAINT plans_decision_obligation_id_f1e6062f_fk_plans_obligation_id FOREIGN KEY (obligation_id) REFERENCES public.plans_obligation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_deferralwindow
    ADD CONSTRAINT plans_deferralwindow_activity_id_67e39545_fk_plans_activity_id FOREIGN KEY (activity_id) REFERENCES public.plans_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_deferralwindow
    ADD CONSTRAINT plans_deferralwindow_cluster_id_cea6afc1_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_deferralwindow
    ADD CONSTRAINT plans_deferralwindow_document_id_6d40e320_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_incomingdocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_deferralwindow
    ADD CONSTRAINT plans_deferralwindow_organisation_id_6f989cf1_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_event
    ADD CONSTRAINT plans_event_activity_id_3cd94ba2_fk_plans_activity_id FOREIGN KEY (activity_id) REFERENCES public.plans_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_event
    ADD CONSTRAINT plans_event_cluster_id_731dbf60_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_event
    ADD CONSTRAINT plans_event_organiser_id_4c3e3198_fk_members_organisation_id FOREIGN KEY (organiser_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_event
    ADD CONSTRAINT plans_event_recorded_by_id_b4cb3f45_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_cluster_id_f184c779_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_file_id_fbe8fa07_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_incoming_id_9c8cd0fb_fk_documents FOREIGN KEY (incoming_id) REFERENCES public.documents_incomingdocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_obligation_id_ae5ce8e6_fk_plans_obligation_id FOREIGN KEY (obligation_id) REFERENCES public.plans_obligation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_recorded_by_id_dc252872_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_supplied_by_id_428da269_fk_members_person_id FOREIGN KEY (supplied_by_id) REFERENCES public.members_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_supplied_for_id_8d6fc84c_fk_members_o FOREIGN KEY (supplied_for_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_executor
    ADD CONSTRAINT plans_executor_office_id_3900b4d1_fk_members_office_id FOREIGN KEY (office_id) REFERENCES public.members_office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_executor
    ADD CONSTRAINT plans_executor_organisation_id_e6a64a63_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_executor
    ADD CONSTRAINT plans_executor_row_id_a94e2902_fk_plans_activityversion_id FOREIGN KEY (row_id) REFERENCES public.plans_activityversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_executor
    ADD CONSTRAINT plans_executor_unit_id_c7e22c03_fk_members_unit_id FOREIGN KEY (unit_id) REFERENCES public.members_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_extensionrequest
    ADD CONSTRAINT plans_extensionreque_cluster_id_0a7af0bf_fk_members_c FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_extensionrequest
    ADD CONSTRAINT plans_extensionreque_decided_by_id_cba41eb0_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_extensionrequest
    ADD CONSTRAINT plans_extensionreque_decision_id_37a645b8_fk_plans_dec FOREIGN KEY (decision_id) REFERENCES public.plans_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_extensionrequest
    ADD CONSTRAINT plans_extensionreque_obligation_id_68f3b9c0_fk_plans_obl FOREIGN KEY (obligation_id) REFERENCES public.plans_obligation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_extensionrequest
    ADD CONSTRAINT plans_extensionrequest_asked_by_id_27671bdc_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_indicator
    ADD CONSTRAINT plans_indicator_activity_id_cc124a3b_fk_plans_activity_id FOREIGN KEY (activity_id) REFERENCES public.plans_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_indicator
    ADD CONSTRAINT plans_indicator_cluster_id_982688cf_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_indicator
    ADD CONSTRAINT plans_indicator_organisation_id_e6b78aac_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_indicator
    ADD CONSTRAINT plans_indicator_recorded_by_id_1350ad2b_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_obligation
    ADD CONSTRAINT plans_obligation_activity_id_3f623a8c_fk_plans_activity_id FOREIGN KEY (activity_id) REFERENCES public.plans_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_obligation
    ADD CONSTRAINT plans_obligation_cluster_id_c9aa1762_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_obligation
    ADD CONSTRAINT plans_obligation_event_id_0b89de58_fk_plans_event_id FOREIGN KEY (event_id) REFERENCES public.plans_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_obligation
    ADD CONSTRAINT plans_obligation_organisation_id_a0e92578_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_obligation
    ADD CONSTRAINT plans_obligation_plan_id_7a788744_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_obligation
    ADD CONSTRAINT plans_obligation_requirement_id_9075b074_fk_plans_req FOREIGN KEY (requirement_id) REFERENCES public.plans_requirement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_obligation
    ADD CONSTRAINT plans_obligation_window_id_250518ba_fk_plans_deferralwindow_id FOREIGN KEY (window_id) REFERENCES public.plans_deferralwindow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_approval_file_id_f3c2329f_fk_files_storedfile_id FOREIGN KEY (approval_file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_approved_by_id_708d2c73_fk_accounts_user_id FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_cluster_id_6d42f016_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_created_by_id_6887a1fd_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_parent_id_2169a7a4_fk_plans_activity_id FOREIGN KEY (parent_id) REFERENCES public.plans_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_source_file_id_e18b0a86_fk_files_storedfile_id FOREIGN KEY (source_file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_submitted_by_id_55c516cc_fk_accounts_user_id FOREIGN KEY (submitted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_planupload
    ADD CONSTRAINT plans_planupload_cluster_id_634e0db8_fk_members_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.members_cluster(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_planupload
    ADD CONSTRAINT plans_planupload_created_by_id_5b981d35_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_planupload
    ADD CONSTRAINT plans_planupload_file_id_cf3339c7_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_planupload
    ADD CONSTRAINT plans_planupload_parent_id_a79eef32_fk_plans_activity_id FOREIGN KEY (parent_id) REFERENCES public.plans_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_planupload
    ADD CONSTRAINT plans_planupload_plan_id_e8228a20_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_planversion_plan_id_dcdb03c5_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_requirement
    ADD CONSTRAINT plans_requirement_activity_id_58ca5f8f_fk_plans_activity_id FOREIGN KEY (activity_id) REFERENCES public.plans_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_section
    ADD CONSTRAINT plans_section_version_id_e36d4812_fk_plans_planversion_id FOREIGN KEY (version_id) REFERENCES public.plans_planversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_verdict
    ADD CONSTRAINT plans_verdict_by_id_571cb363_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_verdict
    ADD CONSTRAINT plans_verdict_evidence_id_9fe3bbce_fk_plans_evidence_id FOREIGN KEY (evidence_id) REFERENCES public.plans_evidence(id) DEFERRABLE INITIALLY DEFERRED;
