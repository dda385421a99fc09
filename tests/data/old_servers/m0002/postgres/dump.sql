CREATE FUNCTION public.trust_refuses() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION '% can only be added to', TG_TABLE_NAME USING ERRCODE = '23001'; END$$;
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
CREATE TABLE public.trust_account (
    account_id uuid NOT NULL,
    chain uuid NOT NULL,
    key bytea NOT NULL,
    takes_part boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    active_on integer NOT NULL,
    has_address boolean NOT NULL,
    has_second_factor boolean NOT NULL
);
CREATE TABLE public.trust_chain (
    chain uuid NOT NULL,
    head_seq bigint NOT NULL,
    head_hash bytea NOT NULL
);
CREATE TABLE public.trust_checkpoint (
    day date NOT NULL,
    root bytea NOT NULL,
    previous bytea NOT NULL,
    key bytea NOT NULL,
    signature bytea NOT NULL
);
CREATE TABLE public.trust_event (
    chain uuid NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    commitment bytea NOT NULL,
    mark bytea NOT NULL,
    sealed bytea NOT NULL
);
CREATE TABLE public.trust_leaf (
    chain uuid NOT NULL,
    day date NOT NULL,
    seq bigint NOT NULL
);
CREATE TABLE public.trust_machine (
    account_id uuid NOT NULL,
    device_no integer NOT NULL,
    public_key bytea NOT NULL
);
CREATE TABLE public.trust_policy (
    since date NOT NULL,
    version integer NOT NULL
);
CREATE TABLE public.trust_score (
    account_id uuid NOT NULL,
    policy integer NOT NULL,
    seq bigint NOT NULL,
    day integer NOT NULL,
    state bytea NOT NULL
);
ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);
INSERT INTO public.account VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'ann@example.org', '$argon2id$v=19$m=19456,t=2,p=1$CQ+NHsg1v35oUJ8TTTQEbQ$hM8I+NYZStg9e86nkYIHWvn1yF8hGgpskaEO+Acwg34', '{"salt": "0pizNv1OyJsTIn5LLbwyvg==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 17:39:42.623023+00', NULL, NULL, 1, 4);
INSERT INTO public.account VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', 'ada@example.org', '$argon2id$v=19$m=19456,t=2,p=1$Min5TRE0/4aUUIkMEKtFdA$xqtGP6iAki8agW0MKrvukwswyNBJJxAqcvlp5thb4JI', '{"salt": "NFb1FLspSXll9KKST79Iow==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 17:39:46.579606+00', '2026-11-23 17:39:46.781078+00', NULL, 1, 2);
INSERT INTO public.account_keys VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 5, 2, '12LhdfmT6yyprEqYhIjb+rwlvK0MNSVUG/Dk0WPVS1jI+GdMmYRmV6mxVimYKFipWTrSyoDpaT7zGwUWJxDFI8e2Ee91HFaV', 'WQHe0+A3PkTVYxmYirWx2JzJE6ee30NEufx2jFAPq2C9GmVMByWH/31d4pBemjzeaTYprGzLFZ0wEiv9gXhj/GkkyXbsMZJkL6OpKffjVGw=', '{"1": "AAHEIxGGfPOY+7Gu8KlyLPCKeZfRn3gi0+VnAegFLut3Lc0dMtHn8IivmB213QxET6ate07kDOdPyc91A91oKl7P0YKEr6wd5DA=", "2": "AAH75PeccOBnI5DbeiRI8y0I8g1aVv2MAIFgkRTEc6Et2E+hb1uAX1iAD0V35iR9ZR49HpLbq1Oy4gGM6tjkxDKO0PnI4R7+S5w="}');
INSERT INTO public.account_keys VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', 1, 1, '4O+gep+IfJn/og8TuYs9LYCjxyK3+4kl8LQ6Bfl/CMmcXq9GeTAyCOa/mGmjWmb4XfU+GV3Z8gsCTDtmyEn4MyNbEPeDF10d', 'MUo4T9aXdwTISppaMvFFmrX38E1nzMABzVl9/e3ijSGUKsioEBne9ZMlwD6o9u7lT7+OYUqv9A8vMBkvVrAdqec5gc/8fGgW', '{"1": "g+ZQNudCCk1yoOXo3ZTEQslK+yp/MOuVTEZU/Q2XhazQzJebWyF/U01iFwAcPBf2QusRgRaKP9F2VayUCifF7nYgJz2aSXldEQ9ereQ3SuI="}');
INSERT INTO public.account_log VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 1, 14, 3, '\x9ede02197f76ff22078f0ced588eab93c3ae7feff92a085dc85cc92407b6cd95', 2653, 17357);
INSERT INTO public.account_log VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', 1, 0, 0, '\x530364c1a9d93f30b7b4c9c800d8acac40b0741148f4d12296511c909f486116', 0, 94096);
INSERT INTO public.address VALUES ('ann@example.org', 'cf801438-6971-42a5-8421-5dbaf0b61140');
INSERT INTO public.address VALUES ('ada@example.org', 'c686e965-c7dc-4ec6-9911-55eea73f5fa4');
INSERT INTO public.alembic_version VALUES ('m0002');
INSERT INTO public.blob VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '\x9da31fd9e5d462071e254983c78cbaf1f2cd0a2325ff24af5b3121d2865990fd', 74, 74, '2026-11-23 17:39:43.408511+00', '2026-11-23 17:39:43.408511+00');
INSERT INTO public.blob VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '\xd4460d5cc0bbbb63f06f466a8d66482616dcc675eaea627384aca7609538e76d', 2032, 2032, '2026-11-23 17:39:45.982755+00', '2026-11-23 17:39:45.982755+00');
INSERT INTO public.blob VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '\xfaa7cd5af7d87171e29f8f2a218e238fbfb075b2bb9d1563cce1366e216a9a64', 2963, 2963, '2026-11-23 17:39:46.289332+00', '2026-11-23 17:39:46.289332+00');
INSERT INTO public.blob VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\xabababababababababababababababababababababababababababababababab', 90000, 70000, '2026-11-23 17:39:47.019655+00', NULL);
INSERT INTO public.blob_part VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '\x9da31fd9e5d462071e254983c78cbaf1f2cd0a2325ff24af5b3121d2865990fd', 0, 74, 'accounts/cf801438697142a584215dbaf0b61140/1/2026112317-2fdd8765ba754200b2b37ae55d71a541');
INSERT INTO public.blob_part VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '\xd4460d5cc0bbbb63f06f466a8d66482616dcc675eaea627384aca7609538e76d', 0, 2032, 'accounts/cf801438697142a584215dbaf0b61140/1/2026112317-20e8f62862e148d9b8c45833ea6c3dbc');
INSERT INTO public.blob_part VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '\xfaa7cd5af7d87171e29f8f2a218e238fbfb075b2bb9d1563cce1366e216a9a64', 0, 2963, 'accounts/cf801438697142a584215dbaf0b61140/1/2026112317-d13de8d2dbca493fb7a94e4d3e915113');
INSERT INTO public.blob_part VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\xabababababababababababababababababababababababababababababababab', 0, 70000, 'accounts/c686e965c7dc4ec6991155eea73f5fa4/1/2026112317-c4d65a00c7434e0aa3c37aad9405a507');
INSERT INTO public.challenge VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\xc09dba21570e4c188c32188f6144f959f234040faa605a59e632083aa208b019', 'register', '2026-11-23 17:44:47.222461+00');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'chats', 1, '5eWf4H9D/ILCc1/yRKfw9/rDb3PHd4LIvbphNGtLExMQnxEtXOGCYHjwAPugI2cvr4VNndImYtw4gT3K230DM71J0+n6Nrxb');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'chats', 2, 'lKck1Lp3+7PAkX0CSAuhZh96cvEpUaQLMdCJMIB/7Cc1pGoGYLx/3SuazG8LbINOb4gOCngCq1dofIUzyGfTG+Szs4uVv70W');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'device-1', 1, 'gURC3gocKDXeYOK7txRymaHnnNYFd+dZev0RANRjGskwx1OkzjreU5IkhgmuzuJXLjOvtbag0rnt5qg/p4OwwwOGI1FY48Da');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'device-1', 2, 'Og6iODeC9fUCULMr0OPCD7NuoOJSUHs9I39XrBXIcPzIG8nuXXEeDdEY8LCf77od0HmkK9SHbdZMaU0PbuwZPCLSNEq7QDq3');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'device-2', 1, 'Xh8xdRvrLxEg5dUdIrmcZeM8Jsom8XMkB8K7yWx49wjXL9u9yYzjWRSrEnw+dwZ8uig5ajrCrVm+LFTKCaTC1OPyDDu3+P5m');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'device-2', 2, '3H9a9bAWWBz8DLhPnceikazoZg4SaUu8LcWB+UM5i2IKZc4XTN93Hd3fbJ2kLSjS9Ngdea4BtzeTwcMCcCKUyPt9pgPW4Cg9');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'device-3', 1, 'QJh1gFBVTc/AsOsJqfoxCXk5pLEW6YdHzXzySfG0oLE4UxrxnUMAntlLZFZsv/nV/lSlfZEU7RGAZTnrH0gX2dJ8f9J9Exrp');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'device-3', 2, '6pb888iGZA2B+tug67u+rIu0GyBm+WGaljhDFC/YnUNLEd7bd9rYDZQoItQtOimJF1mHIZNMj8Ez1wp/Wo1DocSFMEDQjkZo');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'folders', 1, 'Pkdt+XfZ313Ldmi+HSfqO/UpqxWHcS4yx33+UvDxbIeQGk50LRAyzFXhFwLVvRRdeTTTOwnyyS7uCfTYQIyuIEIpTqu+37GJ');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'folders', 2, 'wI+ArmfLTbogz7kLa08UpYcRgKPWqV2Ndjulkqq+vIzOLzSvzAYplwUDySnPJ5RlZwehgceBf/+zt/jOYE6g4ROXu+EnZD3L');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'prompts', 1, 'eLbvgN/8BAJMwPVUpQK9NpFAOpmsBXNKqs3xSOr07yioGomXZXLH4hN3NqaoL2/2KCXVahvB4HUBnZNn429p5xBYtYxmoJ9w');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'prompts', 2, 'ckZalr7A2P+ueY1yqO4AmuiL9IEJE3hYxew9/3B7R/dmHfbmaW0j7GUaF44J19SO7yL+v823TQzoGoEh6HaHo68E/SeeTD7d');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'recovery', 1, 'j4DIbfS0HIgVS+Hv+ktISv6+roMSyk4XF2+vl3tilGU92lMAbOBCakSlzUi5qojvvc/+Yh2EB2CQYhtNYcjsqF8e9ykkxSME');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'recovery', 2, '5XDwxDRKbhGZc1B8SK46ZtHe6r2hkP71epOA1qls0GUhNNQFrLJhXFYMWMaDxhvI8YLqnU7aVMiRjEwEpfouf/Kujn4WZbq1');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'settings', 1, 'YyWaDQ3sguSfpTFeQObrESMM4dKriHWDJ2rqpH+0PSMp9ZAMuYNMcTPuIE0eseBVe0c76yLARQbLaWedal4wa/XQDFYUhfzg');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'settings', 2, 'YjYhzMcS/tb9hp+2Ae2j0lQ3oRwbLgU8L8COAfqI7hhVa8ukbEKwNGCnQN8AajNtDwnybj97HVhYv1OeaiB/FmrF5t0zzIxn');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'usage', 1, 'eGgWkFz4PxyJMGO831LDHPPUO2z+xkNnLvrhmqzXOvu/dEuR0moJ4A7b+YIDqCFt9sJh/25KNOcxdRSFvxrGqKr1+lNU6ZZn');
INSERT INTO public.collection_key VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'usage', 2, 'y6FRzE2ab/PSIz+/8U6D2sSPbYiNHeA3a7L8OoLS1hocvruLRg0M1H79gxxoVvL3ulITnB4NgoZqY1IrG2bWM22rDKKzQcD3');
INSERT INTO public.device VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 1, 'desk', 'linux', '5ktW7OJ8v3f/zk2Q7TWgg+KC/mHqiSmSCo3ZvVUYCWU=', '2026-11-23 17:39:42.623023+00', '2026-11-23 17:39:42.943676+00', NULL, 3);
INSERT INTO public.device VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 3, 'lost', 'linux', 'PkcBmeS6PHQCzzVXABnlLc+dQNTMkby5Gms35rWm+mM=', '2026-11-23 17:39:44.833717+00', '2026-11-23 17:39:44.833717+00', '2026-11-23 17:39:45.916373+00', 3);
INSERT INTO public.device VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 2, 'laptop', 'linux', 'uGu8U/l4SG5ojhOeKjJbtkMJzrlRapd2a8iqMs11Z2U=', '2026-11-23 17:39:43.965333+00', '2026-11-23 17:39:43.965333+00', NULL, 8);
INSERT INTO public.device VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', 1, 'Ada''s laptop', 'linux', 'bsPeWqpWwncyMCmBzkClxp4OfGZFYFKPev1RvPG7YO4=', '2026-11-23 17:39:46.579606+00', '2026-11-23 17:39:46.878905+00', NULL, 0);
INSERT INTO public.device_cursor VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 2, 3, '2026-11-23 17:39:45.200834+00');
INSERT INTO public.device_cursor VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 1, 3, '2026-11-23 17:39:45.30648+00');
INSERT INTO public.mail_token VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '\x363ee12bb6f82e76f33d975dc8dd30c55ae91d52c6751750cc4c683de9ac6386', 'verify', 'ann@example.org', '2026-11-24 17:39:42.63246+00');
INSERT INTO public.mail_token VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\xce6073cc4cf03ca67f648f767c9f513acf32c947dd72030db607d3fb18d40827', 'reset', 'ada@example.org', '2026-11-23 18:09:47.369707+00');
INSERT INTO public.outbox VALUES (1, 'accounts.tidy', 'accounts.tidy', '\x1c57673a8615e177c719fd89658f2123187fd994231bd9b46ce703df7ba12b3bcd31a0ecc5bb', '2026-11-23 23:39:41.420332+00', 0, NULL);
INSERT INTO public.outbox VALUES (2, 'sync.compact-all', 'sync.compact-all', '\x1c57673a8615e1773298512386c9f9fe175d1cf53852f78de730e918c27e5ab8e9d72b7ad2ae', '2026-11-23 23:39:41.425394+00', 0, NULL);
INSERT INTO public.outbox VALUES (3, 'sync.sweep', 'sync.sweep', '\x1c57673a8615e17727b8354b0b3b5ff527ab5a304602db20ac32b37316a69f9fc7787ec02cbd', '2026-11-24 17:39:41.437367+00', 0, NULL);
INSERT INTO public.outbox VALUES (4, 'trust.activity', 'trust.activity', '\x1c57673a8615e1778f6fb2f04cdff816a8fe0d5b6160badd197d6906b582ced18b4da79d5556', '2026-11-23 18:39:41.446027+00', 0, NULL);
INSERT INTO public.outbox VALUES (5, 'trust.checkpoint', 'trust.checkpoint', '\x1c57673a8615e1775d0d93f5e5b2464f951ebc34c6d309d7ed2090c5be8e519bf8e0b505d7d1', '2026-11-23 18:39:41.468212+00', 0, NULL);
INSERT INTO public.outbox VALUES (22, 'mail', NULL, '\x1c57673a8615e177016d90db51bd52a53541cdb4f5eed069dbfa73801f64943e07bdfca0caf6254066505a620067c6d5edc2959ce052441d11004cf94068b866d85a3c0623a5f09faf68df0d6110e306640e302d05d4486b8e59a94d12fea6d7a6564f9898bb6c8396e5e59c66f0833fd5398c63abdc5285a98bbe9e6d6520496f249d9da5971e6ec51abf296474fa820bf46d0d6accf15ea9e6a4af5ee1db54701f2f83aa1e316ccf8f46bb598826c8d6fe0d25ed514ec9af37c922bd52f01ce7ecc698', '2026-11-23 17:41:47.399673+00', 1, NULL);
INSERT INTO public.passkey VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', 'afce60ad-09ba-4c25-ba33-7011195f809c', '\x1e498443a2fa24b27fa9e67adaf0450424f4a03d0f49261fd03317bde12a7f58', '\xa50102032620012158201bd9b1dc3d411fe6daf64b1d3382417ed23a5584ba047dcb470d1a9a6381dd16225820a43ca85fea9f5519af8bc35d456a5d2a68d5390aff5fcf93523b7ef018997d06', 0, 'Key on my ring', '2026-11-23 17:39:47.168934+00', NULL);
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\x153781b8f8cc6aff53f761f0cadc0c8600cbfbb9251866b6a9623c4b153fa05f');
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\x7a7e920eb57be2d8d92b38387fe8017c796c527208771072c13e45b82a7d97e1');
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\x0043a373417867670722485d5662c1c9fc7480f97f41da45a337c361efdcbd0b');
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\xf0f70e242e1fc645be2a3e6a0d32d6f7f999aa02ba1ca8849f394c9ea7045117');
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\x22b3a81880f6439acc1f28d9b39fcf19a6c530616be8f87ce4b790582cd8d430');
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\xfc7198b46b7d3d0ecf6c786ad373d6fbf0d6a60b3033a5af6963d763900cdf8b');
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\x26079c045bc604f8a846b62210919cb8b8a9852b918c9b05e1b79d05db22b6ba');
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\xed5283104d28ae67b772766363f6d3322028c0893d8022c1898676b4f4a34667');
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\x1eabbcdcbdb9c98c093c4013dfa57c8b497bc233effef6c04521d4fb550b61df');
INSERT INTO public.recovery_code VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\x053360eb5eca98af171f01ffa263a9cf82b761cfda3818c5806082c958f2d2c9');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '6d788411-7cc2-442d-bf04-6b15b301e380', '2026-11-23 17:39:42.623023+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'c87a9cbb-58f3-4d1b-88bd-8eff372304e2', '2026-11-23 17:39:42.943676+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '1d300234-24b0-469a-9225-1b0a1c03256d', '2026-11-23 17:39:43.127175+00', 'keys-changed', 1, '{"version": 1}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '5ae6f293-af38-4dae-bcf4-468e1a1a90ee', '2026-11-23 17:39:43.965333+00', 'device-added', 2, '{}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'fd41e1b8-da72-4cf6-b2f1-9c2e2cd8281f', '2026-11-23 17:39:43.965333+00', 'signed-in', 2, '{}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '63a92261-22ce-4c3e-8e44-2127db5a7548', '2026-11-23 17:39:44.07501+00', 'keys-changed', 2, '{"version": 1}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '2e226ac5-46f9-4f05-9a2b-1b0b1e8b4bb5', '2026-11-23 17:39:44.833717+00', 'device-added', 3, '{}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'ffdf9f3b-4d7a-41a0-b4ac-f49f8518c8b4', '2026-11-23 17:39:44.833717+00', 'signed-in', 3, '{}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'bbddc1e3-4d8c-490b-ab72-26e835a0caaf', '2026-11-23 17:39:44.921033+00', 'keys-changed', 3, '{"version": 1}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '3f8814ba-630e-4fe9-8426-a0047f4f1150', '2026-11-23 17:39:45.887405+00', 'reauthenticated', 1, '{}');
INSERT INTO public.security_event VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 'a805a357-f7e6-47ae-a657-e3b996fad406', '2026-11-23 17:39:45.916373+00', 'device-revoked', 1, '{"no": 3}');
INSERT INTO public.security_event VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '7788ae91-49da-4dc6-ad9e-bfcddc7a3379', '2026-11-23 17:39:46.579606+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '909b5cec-07dc-49aa-bfc5-542262ca3e0e', '2026-11-23 17:39:46.781103+00', 'address-verified', NULL, '{}');
INSERT INTO public.security_event VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '27171055-3c33-45c9-a1e0-418fd357378c', '2026-11-23 17:39:46.878905+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '00151d32-087f-4d20-a1b5-75279e370ff9', '2026-11-23 17:39:47.066984+00', 'totp-on', 1, '{}');
INSERT INTO public.security_event VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '323cac78-09e7-4edf-98b9-8e047e94b5e1', '2026-11-23 17:39:47.071916+00', 'recovery-codes-made', 1, '{}');
INSERT INTO public.security_event VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '5ef0b021-c711-41f6-80d7-dabf3d1a7e6c', '2026-11-23 17:39:47.173615+00', 'passkey-added', 1, '{}');
INSERT INTO public.security_event VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '9b18e12b-c0d6-4bb7-bc81-98420c544926', '2026-11-23 17:39:47.369393+00', 'password-reset-asked', NULL, '{}');
INSERT INTO public.segment VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 6, 4, 3, 0, 3, 817, '2026-11-23 17:39:45.113015+00', '\xd1086254100820119c370dcfc523646ef2a16830edaa8dfc5a624370962c4a22', '\xb1040100013e312e35b08897740c6b31ddcd3e744f0032ab1723420000aa6142e3f2d9127657a26f13773a1ae558aa78bd4f11e7c6127dd1df49427be07b783c3bbf326a312cd446f275856c137936f5c3f666d5e6d9f031e65f7714fa216093f6247fa349d6b5384c2bf52c19c3b2246fec4909db9a7731a20a62ed872f5867af520520f517199fd4e92d2c6e32db8416d90a2195c730c2cce84e3f4467971d02636824e3d867deb1ed46bf43ec4fcb9c01f28c369432bcc71f008844a87c2c778aecbabb0e95c254533bde9aea00eed8d3e0258c32746c45851bedbd6f0cf96f6cd67abc015365a011c7cffa7de82b4fbfdbe1c6de8f811fe41d00ed8d5d87b6a1c28ba2b97122caa36517a31dee3e8045b648db28986d9ea9bd89156808875da98a151e3dffe49dc137b8d2b0031b414378001858de33f405356c8d56dc00000000000000019d56e8b0531d3917ac99d195b23f83742722cae5f62518d4a6fbfa8911adf1a88df244d2d14dfa697cf2202d3a299551c076dc70bcb3a3cea312ca53341dece8133dec36d46b88cc25b08508e3173c7e9dd8478229961258875d11fc98492f9c19342d8f0a0c9dd17606511cd33f738a2fb47cc7d4781fd0d9f460c147d5bcb574aa41c0e9bc97d8b21e5f83ece818b6fc4a1d3c46cd8256e9af3df1482c4c49ddf8ca9e1bb75a2acb78320509f63eea41a98ea1861d6330c6fcaa948a8cfb3d3156416c9aa3f0c3c5fec16e9c26189190048e77fddfc4cfec2f18026f7945be3aea0000000000000001e89b96a68cd0a0d60dc29de20e7ea62c1c228c6b5f7d3e26a0e12f8aa6cbe49ae0923799f160f0bf6ebf990e42b70713ba579b391aa6582f1a2d5fdbb344bd9a97653b2b56947f5f91281ffe7848a1d6e1d4a2601f87a77258763b72c2c6d674cc1cdaa6a44fea8aae9443729e26fa957cac942166cf875b1cdfaec282c9342075b37353fbff2a47244445ded2e54b7d1e902329d576d831919d6c6d2efbb853399ee99a005d3e7c34b9f0f9104021c86fa3872ae72f8cb64bcd00ef614ab150a42c47aa63e5ee815d0640bfd7a77bf07220904984856ec335990f057798319b7dab03e29c323fe7344b85aa0a9d50c4194b024d73063d7b9ce12d44c612452d');
INSERT INTO public.segment VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 9, 7, 2, 0, 3, 801, '2026-11-23 17:39:45.165577+00', '\xfa233f1f70b44b69f7067cdac5f041226b797defe0977e3b27c676acb2db8b09', '\xb104010001070c8d3d061291868d3d83b3bfa3d3300032ab1723610000a5f20fdcfdda26d6497f7ba28486d0ad93c1030c7f98eee96533b113218509f7ec60bcb4463894ab2aa49e8443793dc348600d404d310b3ddf6c7d2a008fe79338ea557ad960f5c1b5fcc0c87a19257462db9bde657d192e3a5a10cea088283693669a8375208d379061385f59ee64cb8235590b4e2fc2db7a9d6640eaac4db2525a8600702bfcafaacf1368e1e462b686b0302c6c39dca5c19628504b344df6348563a546ae6954aa1c8de88e2f8a84806067af2e03223e3cde074e174ac67ae1d28a5fb5885523c883c1a9b629566d01309738e5df4212b372d48c74a7e73a4cb5de4c05b88adb399d33df392e993864349f4c76eb483d79e94dc7de085a7f3991916f78c6ede7a3096af9028ddeb39003863eae0413b2b71da97cea9bfe65cce4000000000000000192f27e68d21f6a4c880d56c2b1658de114a30b5b51f1dad798c89cbfbd78ab81c1e6bf949a4fc70adf9ef359675b957f388b671cdd855fbd08ebb6997fbd98af517d612270d323d5c71bd2b3581482c2fd740bf74b8fe659a81eb7cbfb97b42d19653d40cba924ab0424afde3c794f66d55fe824852085295a8ff2921455b1740d59d31fdfd119d0adfa1c88f62fc18176eb516153f2050220166eec59ed162be758166f52dfcad5a6ff4361a1e9a993eb6dd58dbf67b4a20883ac3e24f464f390047baab2e69aa7cb730c3c6f57ea9480b50000000000000001d420178dc5f7d7fdb44f6004815a4138861d542e09f711735b425ca933c295d2d130760213610c7138e6028eab7bbc5fb00f1e91961d24ac540965b981182adc2e51bb685516fbeb2805e427a48f09672ed772c098dc8e82d969f7d2a84ee8cc44f910e96cf50d3be71f30ed64605df7892821d8a937c19506624ae4fb9a3d01c51d87fdaebdf23debdcc400e6bab6f7d80fc962268fdb06bd7a187cf736eb42f3df9d231a4f7c9b575ca83f32e24fc84d865518aa9371023fca1708f856901fb023bee17fa51934d28a84c5eef606bba41c6fee29d156463f13340530cb7caa903d55d00573a8eaea8cdd00f72db80e3625e4c44eef0689d61fe8c063878d1b');
INSERT INTO public.segment VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 10, 10, 2, 3, 1, 105, '2026-11-23 17:39:45.298567+00', '\x61b3ed046acbbddb5eb7031936fcd9802a6caec3b6fd32022721e9c12dfcddae', '\xa901010001070c8d3d061291868d3d83b3bfa3d3300032ab1723ce000026190d474a6df2cdde49ba698b9c0691d5c437710a15a5e69bce0ed76ea900ae28d62c5330c75336d6af6cb96d88c6595f5fbe31d070b5e316fb6fca4828274d66978f889161ef83eda8e901');
INSERT INTO public.segment VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 14, 11, 2, 4, 4, 930, '2026-11-23 17:39:46.105643+00', '\xbaad52b52d54cf5b61d7054ef3d37bfe5e654f0aeca18f23a6f3d540ee48b444', '\xb1040100028bb91c52f08f75b24728894f2353cc1c0032ab1726d80000d8e01b6de1d463e4140a6151ba89bbe15300f1093d40a093cdda6cf022f957e26ca80a3996d68da95987b4b65a475f1e86f60b86f1ff9e9fc49d6e39c0da3c353c6e2dbfc50aca36b6690f1bc1c6aff38ec67c43e83b4551a76f03a477a31be10deb3fc0be5d8daee4a671ace3624446631c92bfc7d2b8d787d9df73e0d366fb63788fb08572cfa84c8c903a53fb30cb840c3bc86d0750dcf6424a419afca43953bfa8f3ab96c6722f6439016d22399138a1bcc6e651d2b1bd71f5127bd70ed57f7759659468c0aa3f3e178ee4dabe9d04fa2fd58efc729bfb3eeffcd7622fefcb73a8c8ecd6121912810599e206ac47b4c156ce7df69eae0076a27439eacc1d323d656f6ecdd462b67d5c7584fd3ab1b0036620b052ae4e73470205a8e7ec40363500000000000000010dd5e3beb51187599a4ff5af699030f1c583acd7484f6fd81009e14e1c89dea64e272702f54a09bdacf9074f1bc5e606d3d2c076a709e8e6ab783874941cfddd9af7a160613cda3fe9929c969126e98612cceb02051cd16cb75de0ba7a5d9438708bbafe3d024b2ba77f538405c3ef8da666cffa801a27e40f30b226d7fe505c935c9279cbffe69ec80733466646a221ae1f17f9702a35be30250a6108e2ff22408afa4652392a552fe45ac5032bd2a81fa9ba49cc0256d0f7c05b8a8d36e859282f40806839dde91f425b7b58e6a2b5900499bb9bd12a9746ba4449236793341edc0000000000000001013effeff87a0985eca1cd6b8038da8448fc13900a27bb611d36ae6329d26d65d9f70fa222b380fbc12927f11cbc2dc97b99faf7e4c0fa01087dfb44827873eae1b9ecf0193619601967f63b8ed9a99797892d4c89a61676f231bac0b3812fd96d6797e814feb3d0b6186544782b14c958e81897e29fa22ae6773a3919d3b9c5a39e0eba403986fa87e1902249ca477d7c6b87ee65d1c391241234b87b2e3384374292601675357c250d455c0897b25b72ca072836badff7fce4fc105e58068e42328fa4a4deebf6f8b497a6ce322acb8476b1919529a70e6e0eea2dc8a5714bf334159b27fc72587de0ac795c2d749757dd1e6a90ce584841d160861488db4ab901040002d5ed14f4ab672ebd91c3c008cfaac4b70032ab172718000073516b678cad5a72f4f62ce102a63623a51ee013530f556ad4ebf039f2f90fd0ef8237ea502376991bad83a623c30522b44ba620e7cd9a79607f0a019623e01dac71cb5df3b21c8ef82dcb62066a073e5638ca79');
INSERT INTO public.session VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '3e7e1206-25a1-4e3c-88a6-72a93884e9a8', 2, 1, '\x47fa8d847556e2ed07f69b06e565da3239a0a7e3fda34e96de4e1b3b6a6da74f', NULL, '2026-11-23 17:39:43.965333+00', '2026-11-23 17:39:43.965333+00', '2026-11-23 17:39:43.965333+00', '2027-01-22 17:39:43.965333+00', '2027-11-23 17:39:43.965333+00', NULL);
INSERT INTO public.session VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '655b2a5e-c23b-4588-a4d6-9dd1748f9cd4', 1, 1, '\x3aa21ae2b1183a3f7aa30e3757a10303a8dc72ea5a24e46d02fdb86d1fc5a98b', NULL, '2026-11-23 17:39:42.943676+00', '2026-11-23 17:39:45.887405+00', '2026-11-23 17:39:42.943676+00', '2027-01-22 17:39:42.943676+00', '2027-11-23 17:39:42.943676+00', NULL);
INSERT INTO public.session VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '2bb93d12-4c1f-4d78-9886-8ab36d06b34d', 3, 1, '\x47484ac96933a0cd6e015ba287d97d290adbfc97fd818df9e99e2fb6ea22f5a6', NULL, '2026-11-23 17:39:44.833717+00', '2026-11-23 17:39:44.833717+00', '2026-11-23 17:39:44.833717+00', '2027-01-22 17:39:44.833717+00', '2027-11-23 17:39:44.833717+00', '2026-11-23 17:39:45.916373+00');
INSERT INTO public.session VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '0f528fcb-0029-4f0d-8c38-00a0301074d2', 1, 1, '\xf08bc9868d0dd8e583367b48a9a36beee513b0105b1f3aaeb5039f2f94cc9b3e', NULL, '2026-11-23 17:39:46.878905+00', '2026-11-23 17:39:46.878905+00', '2026-11-23 17:39:46.878905+00', '2027-01-22 17:39:46.878905+00', '2027-11-23 17:39:46.878905+00', NULL);
INSERT INTO public.snapshot VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 10, '\x61b3ed046acbbddb5eb7031936fcd9802a6caec3b6fd32022721e9c12dfcddae', '\xd4460d5cc0bbbb63f06f466a8d66482616dcc675eaea627384aca7609538e76d', 2032, 1, '2026-11-23 17:39:45.992639+00');
INSERT INTO public.snapshot VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', 14, '\xbaad52b52d54cf5b61d7054ef3d37bfe5e654f0aeca18f23a6f3d540ee48b444', '\xfaa7cd5af7d87171e29f8f2a218e238fbfb075b2bb9d1563cce1366e216a9a64', 2963, 1, '2026-11-23 17:39:46.387448+00');
INSERT INTO public.totp VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '\x1c57673a8615e177f6b388f6307869f45b4f4f4ffeb8e4d721be99e4feb481596a8728ea1d210e356c20622ea9155b2c3f5ccc179b05fd0174c4bdd842bbbb4eb8d22425', '2026-11-23 17:39:47.065464+00', 59848519);
INSERT INTO public.trust_account VALUES ('cf801438-6971-42a5-8421-5dbaf0b61140', '888d3823-f058-493a-bf8c-8636178d45cd', '\x1c57673a8615e177fa84701324fffeb7c2ed3c3808eabc6cf91742bc334bff2580021d58b6100aee29310904e83d1501b6fa486f0abf961e5ae149d1e141265bcf1889c6', true, '2026-11-23 17:39:44.174636+00', 0, false, false);
INSERT INTO public.trust_account VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', '79387290-d229-43ce-9032-54ffcc95cd93', '\x1c57673a8615e177f0e01e7e71eecce7b2fe887e5d52e4bd7dd1dbda6be54dab6c90dc3e87d69dbcb08f9ffe1e54c5df63b1f9b0ee070d7e9046b6eb4f2aca43aeaeb20b', true, '2026-11-23 17:39:46.855174+00', 739943, true, true);
INSERT INTO public.trust_chain VALUES ('888d3823-f058-493a-bf8c-8636178d45cd', 2, '\x1ddf33d46d3c235c30b8b3be0907eb12f2a8435b0314604f080923a21d6985e7');
INSERT INTO public.trust_chain VALUES ('79387290-d229-43ce-9032-54ffcc95cd93', 3, '\x6926de9704ff1f10e0acab335b765fde120992e5d036eadee809e7e4ec303fc5');
INSERT INTO public.trust_checkpoint VALUES ('2026-11-23', '\xe2cd512ec12766ccb21474ef06c7afe7e66e2f231fc2022ab92005745af65edd', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xa1eef0015540a7257eb294084e4a8bdcbb135d514676c1524b900776c410e37d', '\x74f0eef7d7a0ff0c3f09b6e80b269b9c49371a8b8cb12269a78fa33b730da5ad56e2b2ba1b118a9c0625dbd9ff681b07e6668475ca2cf23a9a07cd771039930d');
INSERT INTO public.trust_event VALUES ('888d3823-f058-493a-bf8c-8636178d45cd', 1, '\xd2006741c5e243857bb84d2f9b277358a9e7381a3e1df2d629c57ef0cdc9a196', '\xa8ec4f6d8e0bb927f7ce0cab9d81f5039daf7a0279ec8394104cf14b09f99574', '\x121a0d8dac2a99ec3e62649551fbd6f912fcee16095a99712e64392de806bd91', '\x594ff0151104d02bd381e89d7c1b7f320b88aabdfd250c57e89be2447f7213504e6e94b9f3fbaa6cec69e731d5966c3f52aa3d6dfcafbb49cb37dab60a4fdf887d47396d79afc70fbf5a37f2fda661dfe96092cb75751a2652b37b0f236c0897b3137d23102f440cb31e2e458e8ed5f13286ac07c881847342d1a68b5782c838b1e08a4240971067095d68a3d7912bcbdecc774628f397b6788bee7f79d64d0f40ac2c12a928587d677631c2182b1a197641a08a06badcec8491b4f9caacca94180756abfe444d8f762b03668ad2bc2e443a0d0b7292e389a36b89267cad539629cea03c305bb227d3f936208209f27aecb886a98b3688300172eec5efb16dfc9c882ae8c20bdde3e21f12794924578668fdd22b44ce8a003a467d4e');
INSERT INTO public.trust_event VALUES ('888d3823-f058-493a-bf8c-8636178d45cd', 2, '\x1ddf33d46d3c235c30b8b3be0907eb12f2a8435b0314604f080923a21d6985e7', '\xd2051a4af7f35cf9b2691fd41ba415fe7cf762aeaa80c8b3e8ce598fd48b85a6', '\x2b1491fc792835a29c6bd1c860021f385e08e68df064c8319cb7078ebc2088c7', '\x070a6d9a8a03725851514b13e8e241ed342e0580949f4c6b4817f2719df443f47eae22a6ebc7e350ca082eda354015dfd0de9f0ea8a5e2b62fae6504b691863016b89d8ce66f02fe29a6c9113750ad8fc9fe56ae09d5ec091aa7458a7c8a57616c1cd981388826b0ef411ebb48f56c74062eb4f786e0b7ae149f88832cc3a443dc0c210daf81859ee88d3071301efa02d33f3a50a113a847454398fc184ebcf1975168e2432623dd5582b263d0cb3aad5fa3faa65949c94597f1786ffe2a3c2b3f0d53f8d2ab4258096026dc1abad4528e3c3c4b877f33643712d9177b6658a0e3d8d12a44a4309aceebc2f7f1c2efdbe43372c9d7c7f72d5ebed5fc63d66a967c7c51139fd941f07a599fa0a84cc2e3d8d389aa78a1b25daada641c');
INSERT INTO public.trust_event VALUES ('79387290-d229-43ce-9032-54ffcc95cd93', 1, '\xaa08b396d2096ce571f374f8a13159797d4941dfb22eae63d7067da365c1a839', '\x248262223f469aff3c6110525cafa0708ab1563e1fca4a78d8736b633980b84a', '\x644f8aa9fcb358cf68acea21d0649d02409210edbcca436f49f5825ccae0a2b2', '\xa16981c1883d1088e3b60a559fc09c5279600c0f38b6adfedc5e8a6b5fdaeaead9b2769d5db32ad80c2b9593ccba829aa372d5e182cff91ad4b9cd6e082bf3f5d7917ccc8c12b6765f162e246bb3ce57ee55f1960a5c604b1dd09b50795988b8bb9449cf35565589dfc065cd5a62b7be132b9335cf4e2a76e4cd5ecd533e7c31e06568209a86a383726a0501c9c10125ae21cbf4c95e5c01240b63d7cf8e47b9821493c8c4fc9d4f09e080b637281951f68461cf9c44d7f091286017d9d98fb32fc90c0581997fc43be3550c92182138b2adee6b4e4d6a73595c9a785801996a406ba3394f9ca58f395d161c142bc7aa45f352afce68adb10f37e85696a8ae9ad3d21eb9824ce089051f881a2f25a88066127b938c517783dfc0c9e5');
INSERT INTO public.trust_event VALUES ('79387290-d229-43ce-9032-54ffcc95cd93', 2, '\xa949ae738206298944d0b22c0da950ddb0f55d6adb66048dc4c0ef3a8d122991', '\xf77c7c5a84827bb5aa40e4e89e5fcce7bf993539d50fc3a64f13865da62a93ad', '\x6628d0397a947296fc4dfb6e5ffdaa53b99b925c333255171147f7ac15074df5', '\x7375c75d7c38efe02a62d0d06953be43aa8375858c050bd259a842c4b234d886332a315663cdf08f1d2c1cea0757842c1a63fc27002135a47cecb5c368f8cc35db71abbff8ebf1b8b919dead1271bf1a652b6f0e62d859c5246824e36a1ff3c764f581358800ad78c2713708a11255ed6d77788456d5376cf0b6d290c17dcd814b56fd5148be2c83d19ab0be61a72e6607b995c2fd03b2793831511e53296ae5e1ec9d0423781d1298828de42a818dd8dc3aa7c7c7777a893ad5b833dca94501df3695c32d2ed2a3fdb081056a75ec0fc9f9849ee034f2d13f8f5b5baab34cd3e4c93a2d5c9f0ab9984aac83a83567afbe70f82f985bc401399e705df23decc9b2af75de385fb24f2b181e45c4b02d8d27b642274fd9f32493f4a8e9');
INSERT INTO public.trust_event VALUES ('79387290-d229-43ce-9032-54ffcc95cd93', 3, '\x6926de9704ff1f10e0acab335b765fde120992e5d036eadee809e7e4ec303fc5', '\x6a6631d7430ca6ef782c10edb15d58b916f8964fd90d9fe892c8a66c9257ad71', '\x45a963340d600f7f7d2c0e95c839dd82f281617ed7a87572d7dd12e159665ae2', '\xa07c7e83ead72179123a1dc7d23e6a24bf6589207b28aac9eb57da154f8c24a0f3c175b9a03a8f00b81a2bbaf7bc3929209668c780d6d53905b5c1aa6e9f735337f458c3357f749ac8fda6f6f3ac6c2fcd5ef82fad629aabdb6d90419cad2183964c4d4974cec93fc26b68ef0323b716982693c82fd8431a0342e3d4c087343af34358b6497f4e50020a05423ab250ff50e42c0aa06ec4fa40053505538d9d6b26d1c8a2cd3662c6a4dd06f9c70dfc2574a5738f975f158fc00be26411beb8567c018b82e775969d4baffe89cd96265a9ffd27440b94d7ca891da3885230752fe58592ce2c23b14a553efc36b6ee4f48a1f6aae7988704784669c5420062dec248f16b46ad715bf38aa036395fa88b7f58fddd2ccac1a2d29ccd401b');
INSERT INTO public.trust_leaf VALUES ('79387290-d229-43ce-9032-54ffcc95cd93', '2026-11-23', 3);
INSERT INTO public.trust_leaf VALUES ('888d3823-f058-493a-bf8c-8636178d45cd', '2026-11-23', 2);
INSERT INTO public.trust_machine VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', 1, '\xb9e3d367a8e8a4fddff03079367dee9818e3f86b429571952fb9c765ad07985d');
INSERT INTO public.trust_policy VALUES ('2026-11-23', 1);
INSERT INTO public.trust_score VALUES ('c686e965-c7dc-4ec6-9911-55eea73f5fa4', 1, 3, 739943, '\xe590aad6b6f74e48a30bbc637522c5df1f05a1cba3f69e89177d5945b7f46ab831cda82d3d32241cbd31fd974a5459062baa81fdce1ce5ca170f9a28fa51d0f2becde696fbc2a79d1741fba11b496a6466a1ce083a667873d5a04f471e2c243552554b45188cc4564fbc0423bea59a445bae7222da03894e71ad445370abe1fc13b51a64e64a0a5b99081f21a52cf014c24a2daaa0501a1546d0a05b15ced2c6af64dc6e58b9ce4fc6a7c5572a1e6048761760405c98c8f6762695466104c1bc4a1df4bc50e61910109a17666be6de306fbed66916bd76f2a3eff76bb3b065f73475c7652ae1b9ffc2dae371fca25bd3664b509467db645583bee7f3672b75638d5efa2019234b0775ec13c6667751598e4c106e341205eb27d7b9669eaa90a0adad417aadbc1f18b0f4dff450bd49de6211f12dd7cde5be38b6f0ca06b424a996292a70bf1a3ae5a45f187ea35b00dc722fdef6e5a5b2abb21ca2e935b9dbfc082929e0cf8754055ebf110871442ad19bfcc55ce3e2a129d49680197a4a50a1f156ebbbbfea48da27bf3e09cde06888068b28e472488061a33353c9eb6db8ffcc3bcf05e1a2cbf27a13135614f99b6ba832f642db0ed0d0393ef57bea05ff47e01deb36dbefbd13350541b1eadf21489021bbaa9563089532224435fbe7120e3d8d');
SELECT pg_catalog.setval('public.outbox_id_seq', 22, true);
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
ALTER TABLE ONLY public.trust_account
    ADD CONSTRAINT pk_trust_account PRIMARY KEY (account_id);
ALTER TABLE ONLY public.trust_chain
    ADD CONSTRAINT pk_trust_chain PRIMARY KEY (chain);
ALTER TABLE ONLY public.trust_checkpoint
    ADD CONSTRAINT pk_trust_checkpoint PRIMARY KEY (day);
ALTER TABLE ONLY public.trust_event
    ADD CONSTRAINT pk_trust_event PRIMARY KEY (chain, seq);
ALTER TABLE ONLY public.trust_leaf
    ADD CONSTRAINT pk_trust_leaf PRIMARY KEY (chain, day);
ALTER TABLE ONLY public.trust_machine
    ADD CONSTRAINT pk_trust_machine PRIMARY KEY (account_id, device_no);
ALTER TABLE ONLY public.trust_policy
    ADD CONSTRAINT pk_trust_policy PRIMARY KEY (since);
ALTER TABLE ONLY public.trust_score
    ADD CONSTRAINT pk_trust_score PRIMARY KEY (account_id, policy);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT uq_outbox_name UNIQUE (name);
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT uq_passkey_account_id_credential_id UNIQUE (account_id, credential_id);
ALTER TABLE ONLY public.trust_event
    ADD CONSTRAINT uq_trust_event_chain_mark UNIQUE (chain, mark);
CREATE INDEX ix_address_account_id ON public.address USING btree (account_id);
CREATE INDEX ix_outbox_run_at ON public.outbox USING btree (run_at);
CREATE INDEX ix_security_event_account_id_at ON public.security_event USING btree (account_id, at);
CREATE INDEX ix_segment_account_id_device_no_first_idx ON public.segment USING btree (account_id, device_no, first_idx);
CREATE TRIGGER trust_chain_is_kept BEFORE DELETE OR TRUNCATE ON public.trust_chain FOR EACH STATEMENT EXECUTE FUNCTION public.trust_refuses();
CREATE TRIGGER trust_checkpoint_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION public.trust_refuses();
CREATE TRIGGER trust_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_event FOR EACH STATEMENT EXECUTE FUNCTION public.trust_refuses();
CREATE TRIGGER trust_leaf_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_leaf FOR EACH STATEMENT EXECUTE FUNCTION public.trust_refuses();
CREATE TRIGGER trust_policy_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_policy FOR EACH STATEMENT EXECUTE FUNCTION public.trust_refuses();
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
ALTER TABLE ONLY public.trust_account
    ADD CONSTRAINT fk_trust_account_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.trust_event
    ADD CONSTRAINT fk_trust_event_chain FOREIGN KEY (chain) REFERENCES public.trust_chain(chain);
ALTER TABLE ONLY public.trust_leaf
    ADD CONSTRAINT fk_trust_leaf_chain FOREIGN KEY (chain) REFERENCES public.trust_chain(chain);
ALTER TABLE ONLY public.trust_machine
    ADD CONSTRAINT fk_trust_machine_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.trust_score
    ADD CONSTRAINT fk_trust_score_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
