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
INSERT INTO public.account VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'ann@example.org', '$argon2id$v=19$m=19456,t=2,p=1$yJDOQczNJ4q30JIEzgvLEw$m3h0JFuUfpsW5qK023WESHtK4gF7tM0x6jATnf0J/Kc', '{"salt": "EnPfM8q1YD42dRgJur93OQ==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 13:06:59.780444+00', NULL, NULL, 1, 4);
INSERT INTO public.account VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', 'ada@example.org', '$argon2id$v=19$m=19456,t=2,p=1$8gM2SsSVmE2AM+5K33LtmQ$rbePAQkrhe5vqjEM+BOmZ7rJynz/Xka+1Lh819WGmQw', '{"salt": "obnoUeZnJIm2YwKCXh7Ypg==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 13:07:01.214375+00', '2026-11-23 13:07:01.243691+00', NULL, 1, 2);
INSERT INTO public.account_keys VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 5, 2, 'YsCCYZIzovBbT33S8v5eRMKzG0bWA1z44USa5t5IroVbg4gKUOY06j5z4KBogUrtQ+fNpv7AptaazgkLJMX3FkVtZDXHuxVo', 'PaO9mu0I0MfwvfkXHK0VreP8mBbW1YkGXFmwgtx1eBUHedZloXAIwNpH4bjAuJY2TzvXrJBD2kAxaQlN1TKH91c/W0IoWcU0Afq1NGjWB1M=', '{"1": "AAHsdbugjxFASxbq3swnEFEvgy0YygW+f8yGalAZ7KfGnfqXR7yWEo2iH+ld0MfHA/8/O39dJdSFs8teGjP0hCcgOAX57zg/WQ4=", "2": "AAE74KaZEmWUB6Ww/4d8Vn7tAmCWEJXh3I5/c07okpUpF9OlCeUjCi1w604/0QRTOVjCpRpMKpKiG7N8IFSQYAgQbSlOEQsxQIo="}');
INSERT INTO public.account_keys VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', 1, 1, 'wBhIokxNPePT6FQvYA7+gnWDf7Wwm+87d9+GCpJ0GMQqrT1wQUj23kz4NP0iT2LxfoJwdqTjaY6bKns3FI8UtAGNRgwa6wdY', '7Dkjk2Tzvlw8GQ9Vuo+dS/Pl6kIKnAc4HJ6c23wXBaeM2JE0n/QAF5ru9tqfv0lp1PxXkzgNSlIzztYSp/SsvQ0Gnuq2hhzy', '{"1": "B6Pv8NZUw1k6nynON94Q60tRAndeLJGxEUOuQorvRR03MJtRW/ez/cLZwuHF+avmX+9+0LG5rbl28vaJBTCRKM1I+NmTE23n4ez0mDQrgHA="}');
INSERT INTO public.account_log VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 1, 14, 3, '\xa2757dfc6afd635fb3fd303f8742a635fcf3c9151159bf62d5ee6fe6e673fdb3', 2653, 17357);
INSERT INTO public.account_log VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', 1, 0, 0, '\x76b609c855a8c931c38205756dcd1e69c43c03752de0e3416abb01ee4cfe885e', 0, 94096);
INSERT INTO public.address VALUES ('ann@example.org', 'c0e81c3c-9aec-4529-85f5-c550fc6ea939');
INSERT INTO public.address VALUES ('ada@example.org', '396d80d5-1fca-4797-aa14-d4adaa60b148');
INSERT INTO public.alembic_version VALUES ('m0001');
INSERT INTO public.blob VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '\x44b4907ab7c88a83f0fdafa3a02508bf786e7e58b4ee10b08919a9546ea421ba', 74, 74, '2026-11-23 13:07:00.133469+00', '2026-11-23 13:07:00.133469+00');
INSERT INTO public.blob VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '\x941c2d3b93fd13ae9ac1f0e50fbf9e05ebe589bed0602712924e3fe3536fe02c', 2032, 2032, '2026-11-23 13:07:01.070032+00', '2026-11-23 13:07:01.070032+00');
INSERT INTO public.blob VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '\x00c878d4459a2bd41bcd1e438501fc293fb7c64371594e1436b7b8cb10bb8ac8', 2963, 2963, '2026-11-23 13:07:01.138355+00', '2026-11-23 13:07:01.138355+00');
INSERT INTO public.blob VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\xabababababababababababababababababababababababababababababababab', 90000, 70000, '2026-11-23 13:07:01.294494+00', NULL);
INSERT INTO public.blob_part VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '\x44b4907ab7c88a83f0fdafa3a02508bf786e7e58b4ee10b08919a9546ea421ba', 0, 74, 'accounts/c0e81c3c9aec452985f5c550fc6ea939/1/2026112313-ba3e74011ae0480591b55a3eb7e8703c');
INSERT INTO public.blob_part VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '\x941c2d3b93fd13ae9ac1f0e50fbf9e05ebe589bed0602712924e3fe3536fe02c', 0, 2032, 'accounts/c0e81c3c9aec452985f5c550fc6ea939/1/2026112313-8db0f954de5b4509b4a5b5dc1fb7aecc');
INSERT INTO public.blob_part VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '\x00c878d4459a2bd41bcd1e438501fc293fb7c64371594e1436b7b8cb10bb8ac8', 0, 2963, 'accounts/c0e81c3c9aec452985f5c550fc6ea939/1/2026112313-6fcb6ef329d24e6d915e33b368839199');
INSERT INTO public.blob_part VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\xabababababababababababababababababababababababababababababababab', 0, 70000, 'accounts/396d80d51fca4797aa14d4adaa60b148/1/2026112313-4e4dba11d44f464c9d0719f974cdb07c');
INSERT INTO public.challenge VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\xcf1af3e01d568e3b77880911f430dbd830ba9f46c461a675fd3e61a9562a3794', 'register', '2026-11-23 13:12:01.355399+00');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'chats', 1, '/WY/X958/NcVAEW42FpMHVcbbaHboDr7smEvS2VvgCa65tz2jpo55sGiL3ol0uWVbwA72ww5+4fiSH6smVywlZU0FY1CPBmN');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'chats', 2, '7Yu9s9+aB8vhmnS47ODE/ulOykQV/6RneaCeDyhSVnuvhDIvQvzI1IdO4pCYn2m8IYvT8tF90DXR9E3rAlgHSyeM3IIw6YUz');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'device-1', 1, 'rKN7QuM3j/k84QpxlH+sIQ4pT6Jt/6kiQm5Qi2ESyXgj0AHHwmbjPEPsRKhrVwMK5m6lgMs81GLweVlT/bh9yO7yyq3ssDle');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'device-1', 2, 'xpAnyNxE+L9O0kZR0USsDC9Cf/cA3eUXo6lUOv3563YCmWwrU9d2OkhzdOxvU0sC8bd2IzfO3fpv8XYFmiPLj7YgNoVqJVAu');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'device-2', 1, 'GwfM9aIrzwHMLKhbhm2JzjtRFpnNYSRj1x/kuCzLkxsq9cXxRHX6t6LgMNebtGcIpmn0Bj79uaGgQjGhMiaK53/CItE1gJbN');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'device-2', 2, 'p+3vcK9DaiLC1aDnNzrZLU2AC/8Bgd7lENUiLktlgRZeZh49Pb0xANB05vqCBZKQb+eqqcmnVI+Wk9a2dXQA8PuC4z58805O');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'device-3', 1, 'TblNa24HHNUsRqElxmukkdhJMy4vANIUsyv7DsmsCIzYmsiwdEJK6hXWbTS+FXTwusxCdYrjWQtmv3yKpeiWRdCucLVd5ra+');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'device-3', 2, '0ml4GNAGqd9cpCHkgekNtE10ePcdn4wXlAN1jv0JEqfHjyow01pNkRzEtNAreItvyDEnNdlCs5CByYAL9q3CA+bLjOcUaZLz');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'folders', 1, 'xp7zmaczIrUVLD6GHul4bFC3/7+EPwogvSrAWqWdCRJRXJ6+9pGTFDs9wIG0/7zlb5tJs/Uo6hAYx9W8KNe/Wm40FORXPLGw');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'folders', 2, 'HgMc6LvXm98b2h9Wu827OQJTvJgyXJuQ3FFU2VRY6NIrnhEppQ1WRyAvaYhlXG3lthFTXSzVwX76o5mvc7vxBdMN99bHXQDA');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'prompts', 1, 'bEhTOXSet27vOo0IvccKQtHIpPjSaqdN4trQyB4vSXm8J/7Rdm07WS4JEVxl5Qo5o+YfNdVIsGFqTPoA7rDh4vp4Q6PaCQxT');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'prompts', 2, '1e/54NJx8vtOfmaE5jRsEout0uKc4stAHH/KPc4sFQmqgX40xEZLO7O8Rtiq8m7L2OVNuffT0RgFIWMhKD760xLcB2QuxDpi');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'recovery', 1, 'Bnm+DAxwhgQLtDlsTv2oITd3B9CGFwECYO/l0K9rP5ffq0kzy2vHyySAi+O86f3xyzGG346hs+fmgryc7AOWYK5jCkxI+hGa');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'recovery', 2, 'bIyHszTiPwD8VxqGea7jPzNOsswNm+OVRrT/L6vToFXQ/t/4VK0utZ/w4S7IXisC7tDRK1waknX7tW70630aXbm/50ABn5Az');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'settings', 1, 'dtnsqtfydnmqEzOafdCsQo36mtCqsRK/QFXD45NqgVHeV416bHVzd/5+nK+3WuYof1DtABVZ/ySqad5DtgxFo0Yk2+9zeMww');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'settings', 2, 'l28NIDmYHesomskamnN82TZLvsppNcHYKtTdQiisRBbsHdhY2BQfgJDeopCMtlNmdjPHfAzrPeiLrWFbwQExQNTXiPLCculn');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'usage', 1, '4RCfYhn6sXSjFIG+S/an4Bb9XsPRga+/5WasUTwdWhwPGnXBHXwqgvbG2MtB2vjLtMORbcRvF5CdFWFKdiYE6wOPjYTaudQa');
INSERT INTO public.collection_key VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'usage', 2, '3sW06DE71MiJRJg9WIA53MR7ym9B9s8p1ldExgGtgzlTfxi6ibqmYEW2JDZUD7Bj8qwTlBCcPIZfZDAoEFYJC5putCL3I8OX');
INSERT INTO public.device VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 1, 'desk', 'linux', 'N+yhaXx3CGINHWErII7SfFOn2Eel+8OgkM34K00e4FA=', '2026-11-23 13:06:59.780444+00', '2026-11-23 13:06:59.904511+00', NULL, 3);
INSERT INTO public.device VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 3, 'lost', 'linux', 'uY44S5LCGOeiJBjUgkpGSO7pl5O3+F4H0DzRRQ+C6GQ=', '2026-11-23 13:07:00.695056+00', '2026-11-23 13:07:00.695056+00', '2026-11-23 13:07:01.025037+00', 3);
INSERT INTO public.device VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 2, 'laptop', 'linux', '1ynnEwDUvyIFHebuBytUitUv1KkgwG238GjtcHeI4Sw=', '2026-11-23 13:07:00.371166+00', '2026-11-23 13:07:00.371166+00', NULL, 8);
INSERT INTO public.device VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', 1, 'Ada''s laptop', 'linux', '0VsN8AtInpWJeqYcZdxKLTyf/47/iqh0b6lAOH1KnIQ=', '2026-11-23 13:07:01.214375+00', '2026-11-23 13:07:01.277282+00', NULL, 0);
INSERT INTO public.device_cursor VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 2, 3, '2026-11-23 13:07:00.801563+00');
INSERT INTO public.device_cursor VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 1, 3, '2026-11-23 13:07:00.824642+00');
INSERT INTO public.mail_token VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '\x8fa6fb3a4f05614e8b3bc32668327be32bf3d91971a269767092c3f5d4b9c78d', 'verify', 'ann@example.org', '2026-11-24 13:06:59.786789+00');
INSERT INTO public.outbox VALUES (1, 'accounts.tidy', 'accounts.tidy', '\x59c0a429191744fe495ceb7d196fe0984e72bbb757cb0382b958ed097b14b45b64e10c250382', '2026-11-23 19:06:59.43368+00', 0, NULL);
INSERT INTO public.outbox VALUES (2, 'sync.compact-all', 'sync.compact-all', '\x59c0a429191744feb07c2a439f5f41eb27298ec04b36471f98765ca9051ecc8b62790ef3d12b', '2026-11-23 19:06:59.439758+00', 0, NULL);
INSERT INTO public.outbox VALUES (3, 'sync.sweep', 'sync.sweep', '\x59c0a429191744fee6979d071bee920ffee317fa73070b66a4012c84d02fbbf2e6dd026dd8b9', '2026-11-24 13:06:59.450884+00', 0, NULL);
INSERT INTO public.outbox VALUES (13, 'mail', NULL, '\x59c0a429191744feed2ef5b1e7cf75fd3caa42facbce9d33d31af3086b70617931e921fe0838fe604f4413a3ef6f8ea95244735aa2a81388ac10f3f0c772c1079575b0b18fcb008252b34488743563f2b1a37d0c78c22aa257cdfa7aac4590cd96b30b7c82b9cf3c65ac88d15a8a4a3569e7ff76656661d7f58c6e0be0ae1b176cb6c4871b88df110a', '2026-11-23 13:09:01.359401+00', 1, NULL);
INSERT INTO public.outbox VALUES (14, 'accounts.password-forgotten', NULL, '\x59c0a429191744fe5b1efcc83efa05ba0929cebaa99b2c59f3be76ce43fb5162ffa5296c0dc881d22bff980f2f75a0efc92f8bebc53bea2ca2d95d0e4f1191bd', '2026-11-23 13:07:01.35986+00', 0, NULL);
INSERT INTO public.passkey VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', 'ceb76c41-111d-4ac8-a928-83abf764f475', '\x2af6f610a5a717386c9788ebe02a3f2f24b642130475e654b3f1c21c75076dfb', '\xa5010203262001215820aca217fc8520c245d76fe0d6dfaadc291604c65a8c635df888c02a7c73b870a32258203aa83ae3167cc816350f7e454230bdc73173def5a55d7f99f3e1f7957bf3c574', 0, 'Key on my ring', '2026-11-23 13:07:01.343845+00', NULL);
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\xe7709ef12483548868d29dcfd74f2ff7a2232564aee80b41755d8775d423d1a0');
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\x20c7e88a474febbda584e7020bde6cbdab7c3200e367400b42163741e3e6d997');
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\x9649cba68012a564f92d8910069382dc0a64d1bfe7c44d8380d41c43e9ada020');
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\x5e9ad9d2c60d78249a2009525957e39d4372080ae5fec91041b6325a05a44b88');
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\x9ee3518e08c4d917c53220837d8efbd55b0edd0b7abc135603593391f87ecb98');
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\xde23c82b8b4a4fc40c1291947b9737edf669e847ee398345fe40c8a36ea8d0b8');
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\x3ef9f0edaef4e1d3d57fc72c1994b7eedc812ce004a6350a09dbab27521c7e32');
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\xbbc05e55df2232aa5fc1b052c44466ecf310612f0c1efd80b609a3d99ef6db4d');
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\xb5fc354eb2e224b195f371df4d51a9f94a990aabb4974650f48806c801e8bdb7');
INSERT INTO public.recovery_code VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\x4faec9df4a20d38bb2bf3c523d4d32037da451ff78a3e9275f8f59a4fc9f9197');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '20997354-ff42-4a83-8de6-38804f0935b4', '2026-11-23 13:06:59.780444+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '6b940297-53ee-4d95-bb01-92ccf7f1728b', '2026-11-23 13:06:59.904511+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '8b90f631-3c22-4740-b209-4960a8888b80', '2026-11-23 13:06:59.991953+00', 'keys-changed', 1, '{"version": 1}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'e5190b74-b37c-457a-9bdc-16c4277f453e', '2026-11-23 13:07:00.371166+00', 'device-added', 2, '{}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'bbdf5db3-2c88-4055-830b-20407b80954a', '2026-11-23 13:07:00.371166+00', 'signed-in', 2, '{}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '1c730a8b-1c18-4fe0-bb33-22c5369aa85a', '2026-11-23 13:07:00.410162+00', 'keys-changed', 2, '{"version": 1}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '69c45cf6-05ce-497b-bd97-d0e9272fe7aa', '2026-11-23 13:07:00.695056+00', 'device-added', 3, '{}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '7e70748f-4233-4dea-a528-ffa39015df87', '2026-11-23 13:07:00.695056+00', 'signed-in', 3, '{}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '449f1a4f-e46b-4892-ae3b-285e6d2ba88f', '2026-11-23 13:07:00.719421+00', 'keys-changed', 3, '{"version": 1}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '1391639c-562d-4a37-9cbe-9f2e1202daeb', '2026-11-23 13:07:01.003254+00', 'reauthenticated', 1, '{}');
INSERT INTO public.security_event VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '1e8712fe-10d1-4b3b-a717-cc3ed5fafc99', '2026-11-23 13:07:01.025037+00', 'device-revoked', 1, '{"no": 3}');
INSERT INTO public.security_event VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '92a4e4b6-caf8-479a-81c7-55f9b9b2a44f', '2026-11-23 13:07:01.214375+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '03ec62ab-ff05-40f2-abae-34823de57b93', '2026-11-23 13:07:01.243713+00', 'address-verified', NULL, '{}');
INSERT INTO public.security_event VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '4c7bfacb-4cec-4ee4-a7e4-ba20289b29bd', '2026-11-23 13:07:01.277282+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '689dccb0-ad44-407c-ab5a-d307ca260cb8', '2026-11-23 13:07:01.311267+00', 'totp-on', 1, '{}');
INSERT INTO public.security_event VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '58caffb0-7216-46e8-a95a-d2ac47bcf453', '2026-11-23 13:07:01.313242+00', 'recovery-codes-made', 1, '{}');
INSERT INTO public.security_event VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', 'a5dda731-90fa-47f3-9c86-4eeff1c3d453', '2026-11-23 13:07:01.345676+00', 'passkey-added', 1, '{}');
INSERT INTO public.segment VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 6, 4, 3, 0, 3, 817, '2026-11-23 13:07:00.780332+00', '\xecff52e738c20481729949dd09dcea3ab31f24d2478ce58c6b6dde3641f72a65', '\xb104010001e1ec0e1d33f29b1277b6a8d2895689d70032aa1d702200006d5ef5197babf5c2e7fc4584b7cff5a486dbc17a61ab726d1760778ae72b1974d4b93e4a5a4f013fe14917ef3425fad93a82db21f29d31ae98636d97b9c1ebff06c2fb079063ceb84cd891d4218a890366916ce14fd5d97ad15ac8277f2ca4fa8850e2cc9a0e0b7a7539a3bafc0c3cf0a30b360963169685bc64d3173a77fe040a47959c8bcf7ffc7b8a2ccef067aa89267368be797b9219b55d2588156f186b3f40983155efd9e11382b2d22157e5b977fe0384bcc445728c6768aa9594f37aaab2a32757992c1db8c55715ca8a4936f780e31056f49d97e4925557c6e526b1e56d1cb5a6a027c3b046b89f165fd8bb4b34f42f5a59f71cf4068f1afe2810224a4ddd163912a2d4f3fe2ee8828fe670b0035316d343cc88be8cfdf3feda93705d3b0000000000000001a6e12bec8433dc6a823e3173ba9105ddab9660369d680bd48027dff242de9a9abf524c2d3493c3db65e0cedfc92a716ff7d63bfb2324382355e783291586d35d6b1d00492fcebcd40294cac6cefef91ceb91152dc03880eee65abc1edc1d0377ccfc2d3115a29261dbf64b6733da8ccbfe0c1754fefecf4291a3250ef2f23eb2cd36b5645f567c702445ec30c116ca55ad6395656952e084b8f6630e2ef94ef534a7aee6db8ccf4980a868dd9a099aca134a68eec99a170434d6d314f3b0b50036d700da6bb5aed1f84177613d5185fb9004503bbb86d1cac1fd3d867b8deedc02990000000000000001f3aafc80643a1a205707447bbb75f5ea7ee14b41c3df388587d427f3832d6417c87b3892a322525e4a98f440456e9b34d81a855403e55369026e4896bd43a48bbda3c696bf2accf55e371f5a67a2ec52ec0e845fb1e48b59458115241333209f0d08a189015d446ee9599fd890a6e589ca3dffb9db8a03d7929c9047c0a23d33f5f1c94f41b96f2db1f7906123f4a2ba59e30593eb36a6defd3955acdb52fb5c09c08cb3ef57a7a2a9ff0d0818311441d226aa32c6b010a8b7f768eaf422b76def2f163265fb0f8258461c482f6cc633123b203f389996618bef6815e4d9d3733ea41b9c75242b7a5e035dd45160632f947cec19e7b41924c9065a35e4761003');
INSERT INTO public.segment VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 9, 7, 2, 0, 3, 801, '2026-11-23 13:07:00.794169+00', '\xa7f8b81aa5489f90e98dd2dfb96b791721a2ea64df312f407a9d54566440a01e', '\xb1040100019812700fef225d628cf72c9044e01f5d0032aa1d702f00011578ac7cb3d237349d04721735a7bd9fd31f97339fb851ed0451123102c5074d39179d251eb09cf159f3cac5b16c786a8ea0fe91603695db8b02e9808c4cff78bd89de38507b5f8c5c730ca974463ad2e3051d0649010f37bc4ec404aa1a4803c35167569a8ce5dda6bab825f949086ed995ee7167c89d735950a57812b2850cb819e9ccdcbba9e1da52c3d099cf48d662ccfc81b0fd157e5d43cccab3d4f588af2b3a27c9c6e7a1a963d2a3ceff1ed95214866eea8601027b85ef7ceeb9db971ad16e63dea2d826687efa895baffb84deeb7e61cf452b8a0c390b67c2a142bc7563d3525ed38d5e4e5e60487f9083453ff0aa5f09d09f9f4dd50a6f5781bb4253e31e6b8098a1ded642e43a137d04829003de1147efdfe35a027844936128ed3c9c00000000000000012beaae7ace9be9a28af7b93672621de76b231c1dbac8ad695194091d25725b655956948d12d1e365fe17a1c224a794533735dd99f8e333d40b2164adf669f038e75d2a5973d8f107cbd1c30aacb3dead3900e919b16c502fc3afff2154f17384b55ea141a1e9853e8980fd5e203bad8639ff3ea951dd8a7ef4f58d63d6f3a2cafd89fbeb7dd822ef76ab479852e8cb96fb6d31d708ba4c25c00ebf9397d9017eb767a330f9e6cba28a4f5f215b4b252b353d47233fe759942d9c5b76c487aee59004a097591522e76142436934d84a4fe1e20000000000000001e764beea0ae89c1d6ba965728f4083f52963b828d4b7cd8c0cf1ade924aebe16ab61ce97c7c1c9b7392c8fb0e7d4e2c0136fdb3e6f2b842b532f095df5e426a979a45ab50b024a374c6fe47d09ef70152c23f2c3edd2bfac845190f8b5646719be40fd536aaafe9304deabf49c3eb9a106f147e9cdba8710dc165b8593249d9d78f42fb57f14b7ae4d5d9feb40f272687206fce7263d6cb1f3c8fcb41d10083002c54482e5732d4132fb4183766298ecb8b198ec61fca34ead0f323206c036922e0a8d6cf8388423f8b890864028fe344f4c4350b976524935080ce0269db0389a1459374bedd70afbb25adca24d2f0c230332426d8d4f0d47c6d5d2dfb46dc7');
INSERT INTO public.segment VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 10, 10, 2, 3, 1, 105, '2026-11-23 13:07:00.817856+00', '\xd39f89e4bac6581d9caacee0ce72e5e520b1c6c76e23d6c8eec78e3bac340884', '\xa9010100019812700fef225d628cf72c9044e01f5d0032aa1d704900003242d254403632c3db035d0a49d3ba1aec506adc4586cef035eed2167de974c476dc7fd870793cdd5b755ee553cc3db47b66bf0a836c748c4486d91a7276e9db89ccbb79bdfaabd9d0257c49');
INSERT INTO public.segment VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 14, 11, 2, 4, 4, 930, '2026-11-23 13:07:01.112323+00', '\xae54e76dfacda7e822b1cdb9e4844bffa8f71b54f02f9380b0f7383befc4e2bc', '\xb104010002decaea40be5a25f89e402a9934d2a8dd0032aa1d71600001d964876d217146be2c2f9689f250d007477aca34f88c81d271c5d8083451f83bf51f3cd435447b722f311926cb05ebef1e6bf02edc2139729777d7c4e633ae21181a0fb80d4de91b9701506933c5d89ccf3fb6791a3e353e515c86749263c7c9765930ceeb8a23a90e27b24994e172ccf0cbf755df900775654f43bc1cccd2b6b1d0b4dad22c14b80de47b021910f968d0e2f8b0d719c3a54fe36f789c60494b2341b7625e75682b067ee78d1e886126f212d6ee7afa61a60f3a1211fa87016bdcc788354c1705f5af5c5005b6895728e07542109dd2ea6ccb82c02563ccaf18fb49ae52fa88982266748ade1d8bab11aa820e5208540ac46a9ae6c13ca2c738e72afcab7d9590c192ca3bbbecb34a79b003f3436b7713dbe3298cd9887ee5db0c810000000000000001732ec4f7c1e94165f8970948daa140a10216c9423df015000cf16ecf0017ee8c337c67f8477fc28225a0238c6b03c6b8b070576c0080a4d6f185d5cd1b1e68b91dae4751276043c0e0fed72ff47bdeba12d10c65680149ff0cf877492425156291cb374df9e6f475aa1a116a11a734765d3a99b81537a535d0d573b7286a483e2c1533d61ecdecdbf9d701b2b9f905fad300dee54cd022ab3f06650dd9171733949a476f96ac61ab9e744d73fa9acc8493b9ae28b2c53359b27a1a9aa9dd69750b86a7f2c20a7ff592684d4d897f775e900449739e76cbdbfe82a2f64b98639fcaae0000000000000001fc9fa79bb1cf59465f304c9bfa0a566840bc4c473d90772feee205816af036b48e1a378c064794c3c1fbe9a8ef95943fd28d982f366a4ab3fba26ccd30c2b80f453d37f49bb62f25ea8bbf07965bc667795ca1ecbc33d8566e0a874fe7bd0d7c6e8c210e328fb015ca7481595aa20ccdaa02b21691136a0ce96a96c74f6b2aacdde2c3e34845f75cdffa98c3604bc481a0457d8929fb1a7c5ac5000dbb8481d36ec7d6735ff188ab0e617d6a87a8ba5ee08f1d06ebc923fee5f9ec1f91df9550247d9f80babc5f39a25e59984bf4d47be923dfc1b3d8cd2e38068f30bbdba089274c3e803be3f6942fcd6d8e7ac96d4065cc3473c2a2667434b566073a3732cdb9010400022103bffc48a9309c7e54c1d695fab9970032aa1d716500006ee26f461c848bfd43333292b4b6904a0c1099d49ed3e3fc603d4db13114b44892c05f1e18136a43e4125cbede54ede6bde4c3b28118c66d53e3b56a26bb93c9779ae5f9b361c34601d10af2ca94c5898e132672');
INSERT INTO public.session VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', '8bc99ede-a038-4b22-a1de-cea3d8b49764', 2, 1, '\x8dbf21efde6ef59157926562c98ceec513d652208281192f07798699ecb0d4fd', NULL, '2026-11-23 13:07:00.371166+00', '2026-11-23 13:07:00.371166+00', '2026-11-23 13:07:00.371166+00', '2027-01-22 13:07:00.371166+00', '2027-11-23 13:07:00.371166+00', NULL);
INSERT INTO public.session VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'b8ef06ce-d1a5-4cc9-91f9-8ab6c794a3aa', 1, 1, '\xbe99132b0745ad08ef3636c475a18756d7d47376c874f5fa98e0a713a39675be', NULL, '2026-11-23 13:06:59.904511+00', '2026-11-23 13:07:01.003254+00', '2026-11-23 13:06:59.904511+00', '2027-01-22 13:06:59.904511+00', '2027-11-23 13:06:59.904511+00', NULL);
INSERT INTO public.session VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 'b44c9ce9-73b2-4fc5-bb8a-cc8dacc17ec5', 3, 1, '\xe489f156be65dbcede798fef5d22e33dcde0d3d78e048c68564e82762d9578c8', NULL, '2026-11-23 13:07:00.695056+00', '2026-11-23 13:07:00.695056+00', '2026-11-23 13:07:00.695056+00', '2027-01-22 13:07:00.695056+00', '2027-11-23 13:07:00.695056+00', '2026-11-23 13:07:01.025037+00');
INSERT INTO public.session VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '04b4af42-7d0d-4c78-8fdb-1315a1aece69', 1, 1, '\x4551fecffcc4c3029b87de42ea856ea269b9ecee8728f7decf0bec1a5907a162', NULL, '2026-11-23 13:07:01.277282+00', '2026-11-23 13:07:01.277282+00', '2026-11-23 13:07:01.277282+00', '2027-01-22 13:07:01.277282+00', '2027-11-23 13:07:01.277282+00', NULL);
INSERT INTO public.snapshot VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 10, '\xd39f89e4bac6581d9caacee0ce72e5e520b1c6c76e23d6c8eec78e3bac340884', '\x941c2d3b93fd13ae9ac1f0e50fbf9e05ebe589bed0602712924e3fe3536fe02c', 2032, 1, '2026-11-23 13:07:01.077537+00');
INSERT INTO public.snapshot VALUES ('c0e81c3c-9aec-4529-85f5-c550fc6ea939', 14, '\xae54e76dfacda7e822b1cdb9e4844bffa8f71b54f02f9380b0f7383befc4e2bc', '\x00c878d4459a2bd41bcd1e438501fc293fb7c64371594e1436b7b8cb10bb8ac8', 2963, 1, '2026-11-23 13:07:01.143133+00');
INSERT INTO public.totp VALUES ('396d80d5-1fca-4797-aa14-d4adaa60b148', '\x59c0a429191744fefb18fee732249298556e134f73c3cd9448963d8c4c1aa16114a51ef96c95ebfb2e44ddb1c229a7e1f44c5e2fa1125c52bb484510c02bd6500cbdb9d9', '2026-11-23 13:07:01.310099+00', 59847974);
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
