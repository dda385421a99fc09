CREATE TABLE public.account (
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    auth_hash character varying(255) NOT NULL,
    kdf json NOT NULL,
    created_at timestamp with time zone NOT NULL,
    verified_at timestamp with time zone,
    disabled_at timestamp with time zone,
    epoch integer NOT NULL,
    next_device_no integer NOT NULL
);
CREATE TABLE public.account_keys (
    account_id uuid NOT NULL,
    revision integer NOT NULL,
    version integer NOT NULL,
    by_password character varying(520) NOT NULL,
    by_recovery character varying(520) NOT NULL,
    by_device json NOT NULL
);
CREATE TABLE public.account_log (
    account_id uuid NOT NULL,
    epoch integer NOT NULL,
    head_seq bigint NOT NULL,
    floor_seq bigint NOT NULL,
    floor_chain bytea NOT NULL,
    log_bytes bigint NOT NULL,
    blob_bytes bigint NOT NULL
);
CREATE TABLE public.address (
    email_norm character varying(254) NOT NULL,
    account_id uuid NOT NULL
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.blob (
    account_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    bytes bigint NOT NULL,
    received bigint NOT NULL,
    touched_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone
);
CREATE TABLE public.blob_part (
    account_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    start bigint NOT NULL,
    bytes bigint NOT NULL,
    object_name character varying(128) NOT NULL
);
CREATE TABLE public.challenge (
    account_id uuid NOT NULL,
    challenge bytea NOT NULL,
    purpose character varying(16) NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.collection_key (
    account_id uuid NOT NULL,
    collection character varying(32) NOT NULL,
    version integer NOT NULL,
    wrapped character varying(520) NOT NULL
);
CREATE TABLE public.device (
    account_id uuid NOT NULL,
    no integer NOT NULL,
    name character varying(64) NOT NULL,
    platform character varying(16) NOT NULL,
    public_key character varying(44) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    next_idx bigint NOT NULL
);
CREATE TABLE public.device_cursor (
    account_id uuid NOT NULL,
    device_no integer NOT NULL,
    pulled_seq bigint NOT NULL,
    pulled_at timestamp with time zone NOT NULL
);
CREATE TABLE public.mail_token (
    account_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    purpose character varying(16) NOT NULL,
    email character varying(254) NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.outbox (
    id bigint NOT NULL,
    topic character varying(64) NOT NULL,
    name character varying(64),
    payload bytea NOT NULL,
    run_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    given_up_at timestamp with time zone
);
CREATE SEQUENCE public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;
CREATE TABLE public.passkey (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    credential_id bytea NOT NULL,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    name character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.recovery_code (
    account_id uuid NOT NULL,
    code_hash bytea NOT NULL
);
CREATE TABLE public.security_event (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    event text NOT NULL,
    device_no integer,
    detail json NOT NULL
);
CREATE TABLE public.segment (
    account_id uuid NOT NULL,
    last_seq bigint NOT NULL,
    first_seq bigint NOT NULL,
    device_no integer NOT NULL,
    first_idx bigint NOT NULL,
    count integer NOT NULL,
    bytes integer NOT NULL,
    at timestamp with time zone NOT NULL,
    chain bytea NOT NULL,
    batch bytea NOT NULL
);
ALTER TABLE ONLY public.segment ALTER COLUMN batch SET STORAGE EXTERNAL;
CREATE TABLE public.session (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    device_no integer NOT NULL,
    generation integer NOT NULL,
    refresh_hash bytea NOT NULL,
    previous_hash bytea,
    created_at timestamp with time zone NOT NULL,
    auth_at timestamp with time zone NOT NULL,
    refreshed_at timestamp with time zone NOT NULL,
    idle_until timestamp with time zone NOT NULL,
    good_until timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);
CREATE TABLE public.snapshot (
    account_id uuid NOT NULL,
    upto_seq bigint NOT NULL,
    chain bytea NOT NULL,
    blob_sha256 bytea NOT NULL,
    bytes bigint NOT NULL,
    device_no integer NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.totp (
    account_id uuid NOT NULL,
    seed bytea NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint NOT NULL
);
ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);
INSERT INTO public.account VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'ann@example.org', '$argon2id$v=19$m=19456,t=2,p=1$oC0WoF3aAy0WkAniBxW1BA$CzLjTZtBP/41wMDXXBOByXX6aQDWhUr0d+05wttRzgc', '{"salt": "wQk1Qv8iPxCmg7yApp+i/Q==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 10:33:05.081708+00', NULL, NULL, 1, 4);
INSERT INTO public.account VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', 'ada@example.org', '$argon2id$v=19$m=19456,t=2,p=1$k0KSM1KmiLzJOGMVZukSvA$hcuqN2/yPh8rPW8Z5FzZRdT25J6lcc8nftoy7cznwf4', '{"salt": "CsIZGFweiFMaTHbkN0rcOA==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 10:33:12.601622+00', '2026-11-23 10:33:12.918808+00', NULL, 1, 2);
INSERT INTO public.account_keys VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 5, 2, 'Z4YuJD66T2v45nrBgeO0NstA7IKD0uPmRv5X6ngjY5f4x3ZDTalSg1SkynEaeILHC1C4i+i0Aub0d8G/033asBMmVSG8vzp+', 'BaAIoNDJh90RSx7OobVvsFMuj/lSM6Cj9txgEM1uqEhEH1ji6DmeRvsFzFeLpDO9Ir8wCG4OC606WjFVIrVKYBrwlbbUi7PbTH/IYJJL9Ps=', '{"2": "AAHL2ZtFI3EIXRgtieOqT6rZ9/9MfFwh2ZEx7B32LgbVLD0jpQa3TCKAoOOu0LHhM+Vw3Ry87RP/Fgbp+vHASjSUF5Zj6f5F5kU="}');
INSERT INTO public.account_keys VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', 1, 1, 'gtlU+Pn9rq+0973vPjfxj8URmFjYH56KGApQdsNTvQjYgOZgc82cmBsiOLiyoN4lxNvjL3ecfBIy79+2cEhCa9+Kf5Dbn5UE', 'WbIqUgtoISphypRAJDqSh9bjaSkHZYr4EDoV2LHkpGf6BFaVKp1ZmzzMJdHNq7cZtxIXB7KEmEfUHMgfXmfeacehcWMImKVp', '{"1": "7KI9kkhu7uOkRUIlaRekLYb0lFF5IwIEzGFfm4bl/VIDmT6xuvtRj1DZlGXyFJU02Fnv5X0/mQGOfWvY0F3hI4kNLv5/790/tGrAFI1KwnQ="}');
INSERT INTO public.account_log VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 1, 14, 3, '\xc0a8aa0f1f6b420362f460067ab78b0c6dea72c651d0815b7f6ddabb1a09f432', 2653, 4917);
INSERT INTO public.account_log VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', 1, 0, 0, '\x78caac958dec49c95f48014bc8427b33159629f8e47c99b4da86f4fa62397186', 0, 9000);
INSERT INTO public.address VALUES ('ann@example.org', '1aa1d2b2-ddbe-4af0-9073-83f90400fec5');
INSERT INTO public.address VALUES ('ada@example.org', '88fc5fb8-90b3-4a35-85b7-7256fd1e4824');
INSERT INTO public.alembic_version VALUES ('m0001');
INSERT INTO public.blob VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '\xc9c92e390ed2a5e5283392b2313738db50fdec9d5ffe3f1bda53df578b6ba190', 74, 74, '2026-11-23 10:33:06.80228+00', '2026-11-23 10:33:06.80228+00');
INSERT INTO public.blob VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '\x01b484b19fdb19cd82015e1ef778e1d22d70f1ecae448c6b1b70138944b370cc', 1956, 1956, '2026-11-23 10:33:11.756481+00', '2026-11-23 10:33:11.756481+00');
INSERT INTO public.blob VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '\xbae18c16810aa34db3e2c72ce4f3fdf301101fa96d029278074266ae60774041', 2887, 2887, '2026-11-23 10:33:12.147958+00', '2026-11-23 10:33:12.147958+00');
INSERT INTO public.blob VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\xabababababababababababababababababababababababababababababababab', 9000, 5000, '2026-11-23 10:33:13.290828+00', NULL);
INSERT INTO public.blob_part VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '\xc9c92e390ed2a5e5283392b2313738db50fdec9d5ffe3f1bda53df578b6ba190', 0, 74, 'accounts/1aa1d2b2ddbe4af0907383f90400fec5/1/2026112310-efc6509771e0400e809100743b13ca7f');
INSERT INTO public.blob_part VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '\x01b484b19fdb19cd82015e1ef778e1d22d70f1ecae448c6b1b70138944b370cc', 0, 1956, 'accounts/1aa1d2b2ddbe4af0907383f90400fec5/1/2026112310-a4be2d6f7d4945d0987d8a91b0602ee3');
INSERT INTO public.blob_part VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '\xbae18c16810aa34db3e2c72ce4f3fdf301101fa96d029278074266ae60774041', 0, 2887, 'accounts/1aa1d2b2ddbe4af0907383f90400fec5/1/2026112310-6496efc8cc024224870de8a362dde438');
INSERT INTO public.blob_part VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\xabababababababababababababababababababababababababababababababab', 0, 5000, 'accounts/88fc5fb890b34a3585b77256fd1e4824/1/2026112310-766ead23b1524a539742e525f7bc9f36');
INSERT INTO public.challenge VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\x7ff7a5af83c201f09ac61c10e0a49f4a10125c220b3263992b0cc219a493e0bc', 'register', '2026-11-23 10:38:13.870229+00');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'chats', 1, 'VKC2CCgA5OuVdpwIfECNDdo08gfcR0u19PB63Whif7Eu7HX305wlAkRNHKBQek3iIelxi9FtQ/zVWngum9zwyrAOSJtODugl');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'chats', 2, 'u2RcviTvVz/CQ57pTj3lM8oD59iScG9VSDwvZOaadnYaOOuUErpCR2K6fwtgJOISICs4OW6K26pASmZE9lHLtxT0IWKC/dFh');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'device-1', 1, 'u45KluLm86JhwLICvJswqhbE2XKXspsTlvV0VYuZuMvfIPpheFEQ5FRfQRfv+qfv7PAkpn0ig76eS2EuVTOaeyjQnGTXYpxa');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'device-1', 2, 'fh1SIxYiIEhvZumIuy0VzVlNFdxYnbN/ONLAlIXZic5H2b1VBv1qi23yD1wBtWE84Foz5XxtPCsUb99DCeKynr6DJIheJBna');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'device-2', 1, '5kNXtt8BFYvJrd9XFUnTb9GneZ7IrvCd4iEkMkv6YYuTeZBdGLmhsyT/8iQuB2JG+BNnhTT310YxUcGz1WDAEhAcAbxFTFgP');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'device-2', 2, 'xXjMPAblqK9+gI1s2O5/4+NUWeTXyWrtyeIF42/KYglwnpzWt8xE76YLYRfHTW0xDlh/Sfid4lT8bpm+Vn8H3RV9DbkGmNWA');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'device-3', 1, '91KLKi1nkstwTd3OWJdWG2Q0VqAolp8uSr7isgMvKcENRVYIH9m6A1tQtpbQVYR45NmnV22x296k0xbU4xakjyQSoC4Ku8aN');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'device-3', 2, 'gD5qlecIHmF4MDC/mo5CvGjxZo2dD1AFt7ltCybOUpFcOnhvoahXWUPGIsFJ33Anm9ioLpAeMnp70ho3NQXqcnADiKQSnrkN');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'folders', 1, 'kLm+UY5I9V7Rhksbi/LCjDgM8fGVgo5cfXlEjEzufPlpYiti6k3xVnv5tw952H3Jxhi9L9/8Y/AqQW6AUSERqHFVrrVDLMqh');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'folders', 2, '0QFbzXcIbOsO23R1PhSbVB1PbEV14nRS2jfyNUQutLUyZwnBArglHx1IcirTxs0cEmHLwNx9ai1233NM4lBe+LhxSj3acoHP');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'prompts', 1, 'aztjETXtJYzhtXrkMnXV5EbyBO6hzzGphxS9vJdSmF091DCvHQzBZD1WHFcurkEnbLugaSAN/+7SoTAVe7ZS0x4JoM1dWP0o');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'prompts', 2, 'SWy0HoojPY+Yt9f1XlCr5ho2uovufM92O4ojmMIwBHHAH4v2qRdVkPSrQjBKbg1En8D4VPOaQA5wtQpGhHBt95WWfneo52oA');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'recovery', 1, 'SJ0do03yX8/cy2uGgpXgdPU1zq/xKNRRO7I15SIJKnc1HfW7dcAkaL9KA4zvYmOnim1qAcjDfpkDOlIknMi5WAYqDcgbRAAn');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'recovery', 2, 'CucwluPK8rPml70ykrpeK7HYD4N2mYeWdD6vio5h5Hd8EsP93MplKRBY+9272un2tq5IKPQ5EZWtERBWBHWOUoVepdG/xljc');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'settings', 1, 'JrP+YJq6wCaLbiiy6rLmXJ0yLOvZ45gV+uQd+HzZvDQ45GgLcTX0ANOu1xX0QafThMsRSm1GaUXuILlFlCT2OHmt/Msr2xNL');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'settings', 2, 'q3073FPCn12D/h4O6axL/DcPgHSJqi71zMnPi1/8aM/sTMMWmJitTZ7U3l4rcgz/FHkjXtFf3Zojey9OfOLlow/HhrQwugJp');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'usage', 1, '+3ZErXOkLeUv3jD8q1YEUT8ozT2UMibyKMEk9AA+bIN7XfBJybJk1CMf0M8PPAZ1cSp4hYyLYV8ftVE9ilysOJBQ0DLi15P+');
INSERT INTO public.collection_key VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'usage', 2, '9YLfeXnsWoY6bH5NkxcA7bRhGTwlORVz3H53zDrV8+HrXHLLXeBus+D90kUURhccrnsDP7df0M5/g4mldMdz3UDknt7mtKQf');
INSERT INTO public.device VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 1, 'desk', 'linux', 'AkTExVsaxKvjDGcMcTo7ZuYVz/5Eq0iTMjw8iFE87zY=', '2026-11-23 10:33:05.081708+00', '2026-11-23 10:33:05.780524+00', NULL, 3);
INSERT INTO public.device VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 3, 'lost', 'linux', 'QHeuJPNvL5stTlYrMn02EOzg0ItGTWAgXl/hWpzrxDU=', '2026-11-23 10:33:09.903813+00', '2026-11-23 10:33:09.903813+00', '2026-11-23 10:33:11.576193+00', 3);
INSERT INTO public.device VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 2, 'laptop', 'linux', '0YaH+I1d72tzgID871hgzMX0CjLr+QbIa7K6UJKZhwA=', '2026-11-23 10:33:08.199524+00', '2026-11-23 10:33:08.199524+00', NULL, 8);
INSERT INTO public.device VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', 1, 'Ada''s laptop', 'linux', '8ZMKiJ3A28kHbcqcTmUeUZQpz/SMsJ426pGHjl76zTs=', '2026-11-23 10:33:12.601622+00', '2026-11-23 10:33:13.17152+00', NULL, 0);
INSERT INTO public.device_cursor VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 2, 3, '2026-11-23 10:33:10.704301+00');
INSERT INTO public.device_cursor VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 1, 3, '2026-11-23 10:33:10.852308+00');
INSERT INTO public.mail_token VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '\xb15d2ddc0d71b8da8d67b7e3aa863a1f13a7d01e4910ed59567fb9d11e75e589', 'verify', 'ann@example.org', '2026-11-24 10:33:05.133606+00');
INSERT INTO public.outbox VALUES (1, 'accounts.tidy', 'accounts.tidy', '\xd439fe4cd34576554e1477aae4451d1240bd5d667c5d747a7bc07bf97b892908e171a8f35282', '2026-11-23 16:33:02.835962+00', 0, NULL);
INSERT INTO public.outbox VALUES (2, 'sync.compact-all', 'sync.compact-all', '\xd439fe4cd3457655cf95cd9fa7e8a0c75110d36e0a552df18b1434b9011c8b55a2fc3e494639', '2026-11-23 16:33:02.882577+00', 0, NULL);
INSERT INTO public.outbox VALUES (3, 'sync.sweep', 'sync.sweep', '\xd439fe4cd34576553c64ec0316165fbc55a24f424eac863a645085fdab2e0982d16aee1f5ecd', '2026-11-24 10:33:02.945188+00', 0, NULL);
INSERT INTO public.outbox VALUES (14, 'accounts.password-forgotten', NULL, '\xd439fe4cd3457655446f133cdaa73b005c6f9d328de399247c7b2bc0f5c243d75961fd3dc01eb21d0250c41942d361c8097edcc0e6458ccfed6482614f6eda65', '2026-11-23 10:33:13.900334+00', 0, NULL);
INSERT INTO public.outbox VALUES (13, 'mail', NULL, '\xd439fe4cd3457655e13b5cfdf94457bd0d4bf0e7f74f9b05f4956cc6cbca2f8d6539abdd51beb86b4c710eb029aaf83270dccf8ef5701a523f1286c97b57827a5a435156d9519f2de33219ee3a1490e65dfd2da6c3e388010dbbf46a908d2f487b5c1af971da5fdc35263364e9c96e9010a1142c5e7759fc19668f8e48d25ed866b20c7edfaaef2ba5', '2026-11-23 10:35:13.906604+00', 1, NULL);
INSERT INTO public.passkey VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', 'df29f246-aac6-4a37-ab1a-2753377503c1', '\xbfcb101e4d1689b3e3d6be321a3947ca7a74bf5853da517087f2da0918771627', '\xa50102032620012158208eaacbc03cf362170f2067c1234898c5006a5ce62537a488faa11897adac7611225820d94e98ded34b8bbaa3430d7f608e968fcea2b0a1735349056b303ba09c262bcf', 0, 'Key on my ring', '2026-11-23 10:33:13.740045+00', NULL);
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\xa3861c1fd3714f07053e751ee851dcce5df47eeb88c040d2d82b2dd48281dd20');
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\xe7e03040bb73c9ea315c5477d0a5de42c1bbce0ad76c9ac443ce999c7e909d30');
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\xbc8a491d5d2bc2e5dd9a27692cba4ce68ceae849633ebecdd6abd3779a442dbe');
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\xb300a3d9190096d32d9579403b6ae923e235b798142794901336a1ccbf570c9e');
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\xc36fbd95993d2bf8eaeee9576da96abb1bcaeade4100ea5362dd54e9480e42db');
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\x08ef34330dd6889c4fc535a0059a7ae89fa4b13f0829fd627538a82bde7051d7');
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\x19b2c279dadb3607e21eb22d45ceb6ec632d4bea7c29a883f4fb71456b460144');
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\x7d97ff3bab734535c1bb42796e0bdd62f75dac4d3d125892690876a0f23343fd');
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\x6805e8979135ba72aa540e9ca05014f0efd90a0a407ca8bbc38992a7d2f193d7');
INSERT INTO public.recovery_code VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\x5ba51ea317797e8bf77d1a723c9c530c7b6433e7b6394900a8851bb5d177bc04');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '3ad4f506-d4a9-4195-9c26-403fc6130470', '2026-11-23 10:33:05.081708+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '24802c72-7bfd-4a59-a02b-6b2362457850', '2026-11-23 10:33:05.780524+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '4fa86d55-8b74-4e85-b55f-3c12d852d0c5', '2026-11-23 10:33:06.206321+00', 'keys-changed', 1, '{"version": 1}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'ae105a12-3b52-46e1-8eed-adbd1aee6c81', '2026-11-23 10:33:08.199524+00', 'device-added', 2, '{}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '505a89a1-e16f-4b20-b1f6-360d60fae969', '2026-11-23 10:33:08.199524+00', 'signed-in', 2, '{}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'aa198675-5bf4-4478-b276-ba49a7cfd0eb', '2026-11-23 10:33:08.417089+00', 'keys-changed', 2, '{"version": 1}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '0ca8b682-880c-470e-bcda-80ebcd8443fc', '2026-11-23 10:33:09.903813+00', 'device-added', 3, '{}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '76e54d72-cb10-4841-8b06-3481a8aba1e6', '2026-11-23 10:33:09.903813+00', 'signed-in', 3, '{}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '211b43e0-562e-4148-b76e-890c5ac4652e', '2026-11-23 10:33:10.225126+00', 'keys-changed', 3, '{"version": 1}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '801b43e2-c2cb-4175-9795-900fa798304b', '2026-11-23 10:33:11.483846+00', 'reauthenticated', 1, '{}');
INSERT INTO public.security_event VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '68d4be80-d7ff-4091-94cc-f758824fd3a3', '2026-11-23 10:33:11.576193+00', 'device-revoked', 1, '{"no": 3}');
INSERT INTO public.security_event VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '93e181d9-4979-46a3-9355-877d45cef173', '2026-11-23 10:33:12.601622+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '032bc4d6-92bd-4ca4-a82f-b13fa6fecbc2', '2026-11-23 10:33:12.918886+00', 'address-verified', NULL, '{}');
INSERT INTO public.security_event VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '1af2f7f0-d5da-43bf-a8d1-877b598be0b5', '2026-11-23 10:33:13.17152+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '29c907f3-4a8e-4110-88c2-b391375af5be', '2026-11-23 10:33:13.406561+00', 'totp-on', 1, '{}');
INSERT INTO public.security_event VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', 'ac1a5298-81da-414a-bf93-f988e69de2f6', '2026-11-23 10:33:13.420747+00', 'recovery-codes-made', 1, '{}');
INSERT INTO public.security_event VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '3fda0887-edf8-4f5f-8f4f-b33eeb5c097e', '2026-11-23 10:33:13.744647+00', 'passkey-added', 1, '{}');
INSERT INTO public.segment VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 6, 4, 3, 0, 3, 817, '2026-11-23 10:33:10.613452+00', '\x9de783e3a6372b0a30d6b0ad3e0eff8ddf7eca2d6bef31409ae145a14f9c87c6', '\xb1040100010113c526d06a8b75aaa67dd28f6eb05c0032a990989900019190d22e979cef726f9d45bb0518b8ff45b6bd2b4779aad513a65d93df0a3b37dd9c8f0dc13e5e5d14c204cc168803b2f6823ff43c15c488e5ac47836a3a9e942d9104119de25dee4447535180df18852b4e893db7942719946131e879f8375ad904d7633b040cbaa6e70bca110085c1db15fdcf4dbb886ec988824aab1d6eea288dffa0ffdc96a7817745beb5f0c8f305c88a6c972b3a01681e709f2530fb764635e65bbaf72518661cea116d9fe602421e783a595f96df66b2a819b453624c23bff5b0874c023011defc8ef9b97e4b7d4ef79d7ca4155e8f8c27684e45057009dc762f7a23e9fd790a0164edcc63a32430defd794e0caf623e2cac77d8a48befdf45412ce41d2c86e325ae998edec5b003cf0535e25241e1553a64e4caacaeed1e0000000000000001f39ccb031d530f96b67e93db3b67dc15ac44c22fc42b9f430681bdfaa869a34d7060ce45b9549ce2d312f107f606d9de6f1289f9449fc5eea2bbeb85618bdf1d0379a6cc4fee831b52653929144b7d1dab9186d3e12d695cc419adac7637506c5d3201795d2e6539f6228a54b06897d65941676dcfdb1949d2c6c2509443a2580caf26acf078b99925b77d14681132b01c1e791b0c7553a8e3fb245f0868d6f6e89ca743d3d682f4232da1023945f3dee95bfa8c9709c93526181b36b715cb203678d0eeaff8dee30789d130b4269a5790044dbaebc9138375bd265cf0acb18c22210000000000000001218af4002eb1610ad785ee683d2a0c8bdb21194b9636ffb6ed1b853b19a47912ad28337765c571d5d4fd8757d4c7f353f1aa1f8b8c804825dc85c9b2f36f5a2cd4f84caa3b12e3a30fd6ccf1796a3ebe1707cc104c07395e24a2e7950f903323256504baceb6998ded7d26a2f7e892f97d70b82385e4fecba94cbdcbd212620a441b5b1204835ef6a8c86ce48d319536e9ac6f6cd4e31a0ad598fb75c32bf61a9a66301d3b4e8060bbb3a028396a74e8760c922fdecdc8f53890e489150f9f6b4a770e21a8c5c747437995590f1c4db8673e92e82f85ca50abd2ee9ddfe6870664b3453a99ddadcc2695e7cb1ba977e93d2ead9b2b565cf41845ad41eaaa7faa');
INSERT INTO public.segment VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 9, 7, 2, 0, 3, 801, '2026-11-23 10:33:10.683313+00', '\x4f4a7fb941852ec415f49e1eeddeb244fb4b298fba0dd2ef2bdb3ba493bde87a', '\xb104010001272d2b11a66253eb79319bdc5f142f0e0032a99098f30000b8b05472b04c539733fcad1c9650f5bd31a74fdc115451a7dd38f55b73915e09fc96536057af3eddf8818c6555ea55beaa8d3b48931d5395d9cea3300a82e5f8b8be6823a2a7b58cd5417e6c5365a9c276bea1c1f662863e645a29dd11051ac533c2875165ce1670ba4a0d1c27c1c41dd891d0f1aeac08ecd96a87b9d6b5e110a9d2e9cb27e546b12d1311e58143dcf4a9a93cd6b13f6b7f58d720ca22b490b69e6a9ad2ac13339a1b0f734ca52e00ec78be8b5d71041de48ac35bd3bff4629a2405c80c17fbc988d6d1e972c935eccf78208b2fa509d213e20e79eaeba85ff632bc838430f6d3e68f7b95a78351ecb04f28b2528ae958ee22363b9ea2a069ec34221248ede8c15baa82a2623b38d85590037e71ebca12a219b866bcfad965648aee00000000000000014c64613c63fd1147f4dd3ffd54e6562c491fbbb6f0d68206c5f71a57ff41012017f4360e69fc691ee1c3d800a3c20defbcb57f4da2db106940433856b89aade7a6c04130098afa8bd854bdde001c16d371d80de63f003b5e5491af5eb44077a1a53582ad0b3659eb845c7ccc9ae0196ebbab72a3792b05ea6ba52b878b9dbe3dc8a91eaec0c25a8358d7dba1140548d461e6b0be88d83ba81c538aef90548ff5916972a411c54e138b8d36edad8c7d0d93f5aadd991911f197b3178e8d75ff6390048d201e95049b0715d2cb9d9a1c9d317200000000000000010c62d51f6e4a7b8d0e997a56975e95c718916e5329ff082036ba1be634560759db8b8d8ec15b7d94d88e305a6606bba70f0c7e30659c372baebe6d0dd98478962e06c069266f2ee32f852da311eb74dde8a3cd0680959c79e9c7734ade421fb7c4f3e4c96e0b564226fe9c87c94915b1380e02bbc88326a582dbf580cb4689e895fa3c867bb7f9bb8af45110a4bdcd6cf4ce16f9aa939dab24e7f7433a0c40145b22fcccdb65026e4ce5079848464fa5dd28945528c145168aa5bc9b1a6ebbf4a2231b829f8b67d519b7f02c91354e569c40e7bf99aea27ea0b77d2aeebd0814e92ac53f1c879fdcfd5bda04e3200056184add38de2213247e72152908c2b345');
INSERT INTO public.segment VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 10, 10, 2, 3, 1, 105, '2026-11-23 10:33:10.800327+00', '\xb2e1df437ba1fb3555d482007165374db65a282c337355be3bc998543a343883', '\xa901010001272d2b11a66253eb79319bdc5f142f0e0032a990996f00005f2abdb79756a6dea097f021618a33e3ed0761ef4e67bdd03bbaddc5bcbc986eaa3ac2f95ca8d0027221100c38f2eb2fcc55f819d595d85dae8928462deb242e259df6cf005c4c5299864ffb');
INSERT INTO public.segment VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 14, 11, 2, 4, 4, 930, '2026-11-23 10:33:11.939613+00', '\xec0a3d8a5ec10a2e498243f25252c22e2eb0374856865cfcc6d0f622ec443d1a', '\xb1040100013e80cbddffbc42bac28b915f36eea9670032a9909dbf0001f1e5c4efa2f7358f7751d305c89c846e9903172a1ca3329d7d5b6b4425639da57fdb419b3b66e621b28cb131b7a526359a3ef13152b865c2bba03a36fb7200d256a5adfa98be114efc84e57160b7fa3664efdbd71508a915772f5d62595b5eaef0991c6a8b3e213904b990724279ab24fccec8dd3040eb3342aceea3b3870bee11f267a9c608d3265d3edd6801b3f1c3f2cf690772b6c83c08f61077290a95d969eabe849bbb94a1c868874accfe0866ee9e0edfc46d06bb6477af1ce5565e46a02859418854c0c98eee6957d992aea2604f5af44339b45a0b8d622b3c6d31e33a46cf5b15766a5935eca595beda8ea3a4b084243c96a899507b3ee5abf940f813494fcb46dd5c394dcdb299c85c3d48b0033904b140dfe44f22d3f0aec1e2a837fe0000000000000001f07121fbd1a5c173e1d59017b4be910f4aade8d8ab9b129090871e74d6e0113e9d67e5ca99043d43a15e4e1e4d893847811890065b0941bafcfe3ab4604bb90e50b069b3735ea4c9e0df44cab06c397182bdc40731cde1bf5e743fe1abe946f8b9cfb19992f9d9309bd1d4936a6934fec8e0b4ce6a68d671fe7f7b2ab5d35bc1f538f8b97fa85f0459b68883e580a1c0a1aa978d78f3937d627c9e32ce9778ff72e8b4845e2f25bad1c09be82d3460f7480e6dfb6f6140c55fb30a5da8d8db564c98de1c281e42feddba0916dad494709004c3b82daf8b1b8450c4a45f633a5fa96800000000000000019f150aac475f14687543b216e1f95afe3d8cd2c47390fa7bdb8709ffbffd58c0cad010934ebe0ad44b62683f2c00772cfae70c7a812bee501d2405e395cd34ba4a863dd824fe4d43bcddbbf96782466bf1c9e984af69916870e277f94fadb44526a4e98ec48fcad854c92ec512ef238a19c19b94137dc3f71fbf7061ad8dc42abe94210cd7324d28acfc6bb6467cd9b8cfdf3387211a924ecbe2d143750aefa56dfa873e22b036604443f6ef3270a33af58ae15accb1f469c6ddc071e0adef07d732733bae78acb5996408a610c27e51354d9ea6f165bca8b5b49d338d67d01e60360d72b26f71ecd20813ce35671e2712d54a77a18aab36ae507c86ace9a169b90104000117cdb1a8ced798a3b244c7c35a6d595e0032a9909dd10000d75a899772b3b84facc477a38073473c8c7aab9284d47a8da7dac8c6385b8a24373027ed2abc5c6c34c1577d96bc4769603034838640c47f6d8374b7c9ff3d5bc9d1d937fe750115373b494ccb6f8035b38c931b');
INSERT INTO public.session VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'd1b7aac6-79d1-40a9-b98e-bc9365abcf3f', 2, 1, '\x88990d562c3f99b1be77a46620170262cc41f24e32026d861515013ab51fdd26', NULL, '2026-11-23 10:33:08.199524+00', '2026-11-23 10:33:08.199524+00', '2026-11-23 10:33:08.199524+00', '2027-01-22 10:33:08.199524+00', '2027-11-23 10:33:08.199524+00', NULL);
INSERT INTO public.session VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 'e0f47fcb-cee1-457e-91f6-01eb27a67761', 1, 1, '\x88de0fffdc596ababcd9a641716c35e7fe93e4dd33d3bf162e91d1be4875f667', NULL, '2026-11-23 10:33:05.780524+00', '2026-11-23 10:33:11.483846+00', '2026-11-23 10:33:05.780524+00', '2027-01-22 10:33:05.780524+00', '2027-11-23 10:33:05.780524+00', NULL);
INSERT INTO public.session VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', '1d1065e1-8319-49a6-a350-b07a46a564f4', 3, 1, '\x60da4cebf10097127bf51077c5ac1caf51e2d6792e7a3333d3af3aa2ec933f87', NULL, '2026-11-23 10:33:09.903813+00', '2026-11-23 10:33:09.903813+00', '2026-11-23 10:33:09.903813+00', '2027-01-22 10:33:09.903813+00', '2027-11-23 10:33:09.903813+00', '2026-11-23 10:33:11.576193+00');
INSERT INTO public.session VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '02f8bc06-6862-4a08-a3af-5f72f1c8b666', 1, 1, '\xe2be4f6affee977d0990e0cd5eeffc03b35e70137b7564ac3bc7f8ce6fd7a987', NULL, '2026-11-23 10:33:13.17152+00', '2026-11-23 10:33:13.17152+00', '2026-11-23 10:33:13.17152+00', '2027-01-22 10:33:13.17152+00', '2027-11-23 10:33:13.17152+00', NULL);
INSERT INTO public.snapshot VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 10, '\xb2e1df437ba1fb3555d482007165374db65a282c337355be3bc998543a343883', '\x01b484b19fdb19cd82015e1ef778e1d22d70f1ecae448c6b1b70138944b370cc', 1956, 1, '2026-11-23 10:33:11.792591+00');
INSERT INTO public.snapshot VALUES ('1aa1d2b2-ddbe-4af0-9073-83f90400fec5', 14, '\xec0a3d8a5ec10a2e498243f25252c22e2eb0374856865cfcc6d0f622ec443d1a', '\xbae18c16810aa34db3e2c72ce4f3fdf301101fa96d029278074266ae60774041', 2887, 1, '2026-11-23 10:33:12.208669+00');
INSERT INTO public.totp VALUES ('88fc5fb8-90b3-4a35-85b7-7256fd1e4824', '\xd439fe4cd34576550b346cbfc7c710a7d65551ff39240be0c59c878d3da24f7aae7aa2fd6a14917d00ff4cfe97c51b22432482ecc7fc07c5634af07999d4a0ebda876202', '2026-11-23 10:33:13.396096+00', 59847666);
SELECT pg_catalog.setval('public.outbox_id_seq', 14, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT pk_account PRIMARY KEY (id);
ALTER TABLE ONLY public.account_keys
    ADD CONSTRAINT pk_account_keys PRIMARY KEY (account_id);
ALTER TABLE ONLY public.account_log
    ADD CONSTRAINT pk_account_log PRIMARY KEY (account_id);
ALTER TABLE ONLY public.address
    ADD CONSTRAINT pk_address PRIMARY KEY (email_norm);
ALTER TABLE ONLY public.blob
    ADD CONSTRAINT pk_blob PRIMARY KEY (account_id, sha256);
ALTER TABLE ONLY public.blob_part
    ADD CONSTRAINT pk_blob_part PRIMARY KEY (account_id, sha256, start);
ALTER TABLE ONLY public.challenge
    ADD CONSTRAINT pk_challenge PRIMARY KEY (account_id, challenge);
ALTER TABLE ONLY public.collection_key
    ADD CONSTRAINT pk_collection_key PRIMARY KEY (account_id, collection, version);
ALTER TABLE ONLY public.device
    ADD CONSTRAINT pk_device PRIMARY KEY (account_id, no);
ALTER TABLE ONLY public.device_cursor
    ADD CONSTRAINT pk_device_cursor PRIMARY KEY (account_id, device_no);
ALTER TABLE ONLY public.mail_token
    ADD CONSTRAINT pk_mail_token PRIMARY KEY (account_id, token_hash);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT pk_passkey PRIMARY KEY (account_id, id);
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT pk_recovery_code PRIMARY KEY (account_id, code_hash);
ALTER TABLE ONLY public.security_event
    ADD CONSTRAINT pk_security_event PRIMARY KEY (account_id, id);
ALTER TABLE ONLY public.segment
    ADD CONSTRAINT pk_segment PRIMARY KEY (account_id, last_seq);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT pk_session PRIMARY KEY (account_id, id);
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT pk_snapshot PRIMARY KEY (account_id, upto_seq);
ALTER TABLE ONLY public.totp
    ADD CONSTRAINT pk_totp PRIMARY KEY (account_id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT uq_outbox_name UNIQUE (name);
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT uq_passkey_account_id_credential_id UNIQUE (account_id, credential_id);
CREATE INDEX ix_address_account_id ON public.address USING btree (account_id);
CREATE INDEX ix_outbox_run_at ON public.outbox USING btree (run_at);
CREATE INDEX ix_security_event_account_id_at ON public.security_event USING btree (account_id, at);
CREATE INDEX ix_segment_account_id_device_no_first_idx ON public.segment USING btree (account_id, device_no, first_idx);
ALTER TABLE ONLY public.account_keys
    ADD CONSTRAINT fk_account_keys_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.account_log
    ADD CONSTRAINT fk_account_log_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.address
    ADD CONSTRAINT fk_address_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.blob
    ADD CONSTRAINT fk_blob_account_id FOREIGN KEY (account_id) REFERENCES public.account_log(account_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.blob_part
    ADD CONSTRAINT fk_blob_part_account_id_sha256 FOREIGN KEY (account_id, sha256) REFERENCES public.blob(account_id, sha256) ON DELETE CASCADE;
ALTER TABLE ONLY public.challenge
    ADD CONSTRAINT fk_challenge_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.collection_key
    ADD CONSTRAINT fk_collection_key_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.device
    ADD CONSTRAINT fk_device_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.device_cursor
    ADD CONSTRAINT fk_device_cursor_account_id FOREIGN KEY (account_id) REFERENCES public.account_log(account_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mail_token
    ADD CONSTRAINT fk_mail_token_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT fk_passkey_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT fk_recovery_code_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.security_event
    ADD CONSTRAINT fk_security_event_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.segment
    ADD CONSTRAINT fk_segment_account_id FOREIGN KEY (account_id) REFERENCES public.account_log(account_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.session
    ADD CONSTRAINT fk_session_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT fk_snapshot_account_id FOREIGN KEY (account_id) REFERENCES public.account_log(account_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT fk_snapshot_account_id_blob_sha256 FOREIGN KEY (account_id, blob_sha256) REFERENCES public.blob(account_id, sha256);
ALTER TABLE ONLY public.totp
    ADD CONSTRAINT fk_totp_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
