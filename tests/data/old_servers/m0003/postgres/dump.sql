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
CREATE TABLE public.risk_adoption (
    account_id uuid NOT NULL,
    adopter_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    entry bigint
);
CREATE TABLE public.risk_appeal (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    stop_id uuid,
    seq bigint,
    state character varying(16) NOT NULL,
    words bytea NOT NULL,
    answer bytea,
    begun_at timestamp with time zone NOT NULL,
    answer_by timestamp with time zone NOT NULL,
    answered_at timestamp with time zone
);
CREATE TABLE public.risk_mark (
    account_id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    digest bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.risk_observation (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(32) NOT NULL,
    device_no integer,
    instrument bytea,
    n integer NOT NULL
);
CREATE TABLE public.risk_ring (
    account_id uuid NOT NULL,
    ring uuid NOT NULL,
    members integer NOT NULL,
    since timestamp with time zone NOT NULL
);
CREATE TABLE public.risk_stop (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    action character varying(16) NOT NULL,
    device_no integer,
    state character varying(16) NOT NULL,
    reason character varying(32) NOT NULL,
    provable boolean NOT NULL,
    since timestamp with time zone NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    by_person boolean NOT NULL,
    entries json NOT NULL,
    proof bytea,
    proof_sent_at timestamp with time zone
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
INSERT INTO public.account VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'ann@example.org', '$argon2id$v=19$m=19456,t=2,p=1$7DnjhVzEWwBfqqg5IHLvdQ$ALQMjg6VXoSEmF+6RtqIsZbKmb5TJ5LW6FhLeVaWPuA', '{"salt": "l26Uuh3YmC4vEwE8Jf7P/w==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 18:10:01.372933+00', NULL, NULL, 1, 4);
INSERT INTO public.account VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 'ada@example.org', '$argon2id$v=19$m=19456,t=2,p=1$MkD6TMTwni0bXAKRxTBbaQ$tZ5TJ/zOHoB8u0SF+DLakaTgQk9oieA6EnMDt1HzjE4', '{"salt": "WTpN9mgbQ6Q6fs/w86Pjcw==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 18:10:07.544753+00', '2026-11-23 18:10:07.731387+00', NULL, 1, 2);
INSERT INTO public.account_keys VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 5, 2, 'eowMWYli77VtfT2nh3z2P8ENIiXlJaG+vu9ROe5w318AxlJXPF6QHnhpKbjJUVHxpWgayE/Ig1s/c+mB4lFw5ICW5Y7x7zmZ', 'Uzxm3tll1mBMUAx9QWdoWsD76mZmO9pv84jSNOh6LWc00J9O/TxZ+ziSVrnfG4gDxQGPIXihl56YHkpmhBL+WGuMDoxX1G5neRqPiUEbluA=', '{"1": "AAEoN/krxBiOl9wwqqlZoh+ya3Hh3nzw5xxxsiVC2jicaeUcql+AZXt3fE2AN7ikPbAJUBt7uf4HANPP4VweMymZzrunzkrypik=", "2": "AAFc+TrFOTnDtsGW3F8LyJT1gqxJIuyLgU1d1n+qVtAYiNFeDouTP+9Dt3IzHyb2Zl54Bs9VVI3uGZPaPCvfy1bvIGj73Aea/04="}');
INSERT INTO public.account_keys VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 1, 1, 'swp2mqCQ8JiLHhmemwvDBxjiXoojDGNCDq7/tQjsTxgv/Z1kO3M6F1dkZCn4iIVkN144k6Uoz0keJHJASAHP599OY55TKbZk', 'zF2Y3BVdwZ1N8s2Gb6cau+PwW+6wnVftsJeomAP4UfkO9NYJ7me22vILoQ9EAYkf3S55R6xJjXANg0+OkQ3/nmQOfF4EsN7s', '{"1": "BMRGLY6brq0NeGUNRXmLHJlBbbClI5ewCtpTTlaKwP6RT/TBKLfGmNSk6o4WmGzRI8/PtymVMhTymntX7LPTXKodN1Sy+qdyPbxvKlsBVgU="}');
INSERT INTO public.account_log VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 1, 14, 3, '\x5dc3c66f5b1298a14a5de45f51501d919950159d122dbc99b762671312c776ec', 2653, 17357);
INSERT INTO public.account_log VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 1, 0, 0, '\x0e39888313845cec8c1bcc525d6af284db182b423a89d1694d45c94475e82902', 0, 94096);
INSERT INTO public.address VALUES ('ann@example.org', '2f67f24c-2a69-446a-a53e-cb84d7876306');
INSERT INTO public.address VALUES ('ada@example.org', 'fa44d53f-69b0-4206-a81e-c61507d44cad');
INSERT INTO public.alembic_version VALUES ('m0003');
INSERT INTO public.blob VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '\xaeb8e38308d5135f14dfdb0623b15c14dd163da0cf110225fcbb3ef31042b066', 74, 74, '2026-11-23 18:10:02.489265+00', '2026-11-23 18:10:02.489265+00');
INSERT INTO public.blob VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '\x425649793ad72cbf6924f16ec5e415aed04038cb26747b444407cffc33dd3290', 2032, 2032, '2026-11-23 18:10:06.574747+00', '2026-11-23 18:10:06.574747+00');
INSERT INTO public.blob VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '\x6f56b5abb770b0375aad08a6ad73eaae657dbb85b9e557dff6c5a017f8b37c60', 2963, 2963, '2026-11-23 18:10:07.080299+00', '2026-11-23 18:10:07.080299+00');
INSERT INTO public.blob VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\xabababababababababababababababababababababababababababababababab', 90000, 70000, '2026-11-23 18:10:08.167485+00', NULL);
INSERT INTO public.blob_part VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '\xaeb8e38308d5135f14dfdb0623b15c14dd163da0cf110225fcbb3ef31042b066', 0, 74, 'accounts/2f67f24c2a69446aa53ecb84d7876306/1/2026112318-df1c0ff7702e429395dae05458ab219e');
INSERT INTO public.blob_part VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '\x425649793ad72cbf6924f16ec5e415aed04038cb26747b444407cffc33dd3290', 0, 2032, 'accounts/2f67f24c2a69446aa53ecb84d7876306/1/2026112318-1697bbb92af942afafd8d459230a4164');
INSERT INTO public.blob_part VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '\x6f56b5abb770b0375aad08a6ad73eaae657dbb85b9e557dff6c5a017f8b37c60', 0, 2963, 'accounts/2f67f24c2a69446aa53ecb84d7876306/1/2026112318-c45fa7d139764bc89347a93448e313eb');
INSERT INTO public.blob_part VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\xabababababababababababababababababababababababababababababababab', 0, 70000, 'accounts/fa44d53f69b04206a81ec61507d44cad/1/2026112318-beaa096a1b0a4160ad9766ef9813eb92');
INSERT INTO public.challenge VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\x6ac4d25201826b33ad486d2afe72e1f535b1fd8b538baa71d27ef58e1bdbacee', 'register', '2026-11-23 18:15:08.727353+00');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'chats', 1, 'ioN6WKWqsISX03Br0AnEF6qsXYS63FrcSdaDPViyp0gmOKaCRUzh3XbF0QG1cJ4kcwhtTaOyhHJ3A360lb6kNxpFJDemRK/9');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'chats', 2, 'rPFeFnTQN47D/Yp886kR43hiuieCbdPEobE7bQ7OhcgxdbItAoRjvKDCQr+jEQ0x4Um4z4u/AIxHAAUsRB4NfgPDt1ueLzB3');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'device-1', 1, 'cV5rc0rn+WZXRTm8biYB6EiL/PHo7YmeNFqvtCdX1EtFfNwxTOLx2c4YF5xpO7RyXM2D59uGdzghe44IyTxRtsNp5klFwvVE');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'device-1', 2, 'DK72Sx4qwdd5xOnMEzhRzQSE0pKRImkV3OvGh8cRZWkzYqxQlRIqa3vd4k1fXg77eK3iZ0DCtjHSFptys5Yjm7zPNBFp2DlT');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'device-2', 1, '1RfpTm4pxUwL53VQpG/8Kcs/hS+d3dM62ZUqVk5JL1oOIROVBC37ihSyYzdTM1KupARzbAQWBGhVozkv+UfE6+FEwtSV/SuS');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'device-2', 2, 'TNjk9lcJxGLmpAGtQwr+rBrxWGs+cKSbkWwisaKPOIZxqXwBYG3GGepGCPEwGAbEj8toBH51HMnjz1BX9ikaR3N8Qtst63w0');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'device-3', 1, 'jquaD92ItaCY+H63CvKrcJ0YcP+rGRVv5DUyRsSOKYz9XyiDRUMcGKD5bo5DPAfZE54S/CWY7OyP2LGcuP0L67EUiuv08Mjn');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'device-3', 2, 'YlkV30PB7MtGT/Gp3CgLsHtpIohoa9sWdZf1zVATZad8E07T6AuxqYhKXRlqGgz1XbaDCm3lxy7Q4jK6MFOhcNbQelfiCVIF');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'folders', 1, '5z6fix1yVvFkOBtWOX1+MmIkeu6zkU5XW5mjkb8DaB1DuFBCLTCxypjQHhIOrouW+JPFkIMLwLRoG1EkPKvw+4fKiXSt8KxE');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'folders', 2, 'Pbou2CCc1opPYVh+SZU7sndDeyA0G2e22G3NqSGCxBOaNw9PtcVuYKdnNTWNWb+bkcXTt6QoGHCygDKrckl+XxcwLGmDq5jb');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'prompts', 1, 'FHjth+jl9HJGTcx7qxtZ4HCt1dYMt+auvWZyGLlrr86pNRMCn1hMFVV6lEIwl1xrC4BrA2lRtbuPnKydbC65pzWEC5z8CgNT');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'prompts', 2, 'MqipnY8IOEVifLeBHghBLyfD7vUexbliHmme0LnmriaMez+izm/jo0QdIlJFsLsIhPQ7Dm985zvtrRt6L3WTuDD1nb+dd13m');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'recovery', 1, 'avJPsaBT4bcdlkp2fCcgiHgD40fgn0EXuhzFlukX7nhrfTtktGwjW5iimrF+zL7JZqPFZFtg+1081Z2OAdqiGd7Thq2jTLh8');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'recovery', 2, '7Fl4Za5SZ0KafioyJJbiK5bpSmf2XRbu1rHK2/+rJCohcZ8dVCmv8WoaeOAeem6N6VyyIeoV9vojI+v+9DnQ2ap3uYz+NZd4');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'settings', 1, 'GEPmBlLmginb+rBweqEEeQeZSjI2fL2ucJvIOEFilE0qUlXOtvvDkoPA4Ik/9BlnFbL+ZELC0qBIbD63L+1bTzuVlAUSgLGO');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'settings', 2, 'l1qsvgGA+zQcyHLbURYprgAl0mHuHSQMSY2uEpVAZ8Xc3OdKqGMDfJ0AB8UolVSZPlkPtQdeHJI8Ei8yevJGJzoLHYhmXogq');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'usage', 1, 'BeBnM3bnwQM9SpfS0NSF6ecsKeLqXyRlM9Iyb5xnEh3IzUspcctQwUuzFS8y/neeEqAo1Wqy9KnHtx/CurxFqCDYjyd4jviA');
INSERT INTO public.collection_key VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'usage', 2, 'KSV/pQl27kcJ08QABN+89ivVbRNfEF8j+0/jutH/Ho1+d/eNCSXEfLnqFA3MSztZ7/SdZU2vIQmSxL8vILetMTBvEvUyO96v');
INSERT INTO public.device VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 1, 'desk', 'linux', '3xFTBiy66S+GVnM2e/mHvRXlJX38RuIQfP104wx7liQ=', '2026-11-23 18:10:01.372933+00', '2026-11-23 18:10:01.797865+00', NULL, 3);
INSERT INTO public.device VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 3, 'lost', 'linux', 'UZt4r3lIM3yyeSpWUkikI38Yfq1opjF7nVB69dq51zw=', '2026-11-23 18:10:04.607005+00', '2026-11-23 18:10:04.607005+00', '2026-11-23 18:10:06.341553+00', 3);
INSERT INTO public.device VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 2, 'laptop', 'linux', 'pyqrq9oM21ocsW1YDd2whoZx///BAuYXWtX24ui1jzg=', '2026-11-23 18:10:03.315434+00', '2026-11-23 18:10:03.315434+00', NULL, 8);
INSERT INTO public.device VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 1, 'Ada''s laptop', 'linux', 'cwx+DWl2HPCizI41otgtwf4n8jKdMOD3F1uDqs40Shw=', '2026-11-23 18:10:07.544753+00', '2026-11-23 18:10:08.015673+00', NULL, 0);
INSERT INTO public.device_cursor VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 2, 3, '2026-11-23 18:10:04.949736+00');
INSERT INTO public.device_cursor VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 1, 3, '2026-11-23 18:10:05.0852+00');
INSERT INTO public.mail_token VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '\x1c2173b121bf3cb9cc2fd52a8c3daa4512c17d8953ac9563d0793bd97f718cdb', 'verify', 'ann@example.org', '2026-11-24 18:10:01.389529+00');
INSERT INTO public.mail_token VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\x08c0b748560bb1aa1bf5b3a2e24077f09c63a7d254e604c357d24d8a62faf939', 'reset', 'ada@example.org', '2026-11-23 18:40:09.217218+00');
INSERT INTO public.outbox VALUES (1, 'accounts.tidy', 'accounts.tidy', '\x1224a0f8ed95b37ea84f402abbcd6bea68afc7f273a6d28f1032c85c647708284e5acb74b908', '2026-11-24 00:09:59.573347+00', 0, NULL);
INSERT INTO public.outbox VALUES (2, 'sync.compact-all', 'sync.compact-all', '\x1224a0f8ed95b37e5cd81a69b967616848d01dc38fc6a5dc817f73ee679f780270d48e022528', '2026-11-24 00:09:59.624233+00', 0, NULL);
INSERT INTO public.outbox VALUES (3, 'sync.sweep', 'sync.sweep', '\x1224a0f8ed95b37e0a9993459e5baa2d6f8ccfc83f65c5954b902b7340f019071211d5e82528', '2026-11-24 18:09:59.695634+00', 0, NULL);
INSERT INTO public.outbox VALUES (4, 'trust.activity', 'trust.activity', '\x1224a0f8ed95b37e1be8a932ac5d394fd3bc994f3a4caba22148e479dcdb7bf47f04a0e64c5b', '2026-11-23 19:09:59.740345+00', 0, NULL);
INSERT INTO public.outbox VALUES (5, 'trust.checkpoint', 'trust.checkpoint', '\x1224a0f8ed95b37ee94a0ec7135a7af69ccb8fefc0a9e978800f3182b180b1651d6078040689', '2026-11-23 19:09:59.818152+00', 0, NULL);
INSERT INTO public.outbox VALUES (6, 'risk.stops', 'risk.stops', '\x1224a0f8ed95b37e96f54e10f8312aba913d3bdd55e92534ed704091042230c7e6a6760f9d00', '2026-11-23 18:24:59.863696+00', 0, NULL);
INSERT INTO public.outbox VALUES (7, 'risk.rings', 'risk.rings', '\x1224a0f8ed95b37e9230c85907592588b09dc6adb955c15d50a934c665ebabf909d0984b759c', '2026-11-24 18:09:59.973849+00', 0, NULL);
INSERT INTO public.outbox VALUES (8, 'risk.forget', 'risk.forget', '\x1224a0f8ed95b37ea8d4af648523ba542926e432989e8d802777a56659076fad68b3cb07e9c4', '2026-11-24 00:10:00.060318+00', 0, NULL);
INSERT INTO public.outbox VALUES (25, 'mail', NULL, '\x1224a0f8ed95b37e3a4be1ab7056c402387656ed3807332caf3b40429ec3bfa982f5a6aefb1ccd2c12e2e53846bb438ade406a5ed80c912b274a66b43568780cf32c89342b2c4888ce7a54ecfbe88455115d845cd78beb69a4b98ec2128e59d3763db8218c8f08cd255d64f14572241b884ebdba4899dc7e6c734c266d8d2d89d6d543c41aa4b713f247d9f3d6033db52f101c71ae7440d48596246c3af91cff4b5903dcf34050b7e8dee80742bfb3c37b2bee2b33522f6f808c98c868cb12dfe4c49980', '2026-11-23 18:12:09.248023+00', 1, NULL);
INSERT INTO public.outbox VALUES (26, 'mail', NULL, '\x1224a0f8ed95b37e9cdb525a50cd79b5cb5cbd6a4f4d61bd1967eef82e606ca67e89819141a4313be80bc0e3922ed4f30db931d71f21d21b552ccf9eceeea26be9f2251e92f97cfbc805c19f719a2d4e1b8a082736b9a120c9bf7c0d41611b9ef372f1f0593ebbe1e78563f9446c8dbe2b04acd0f4d56e41ca06260ec958b28a4a9474e4ed4988db6576e910db8e6dc4082e668b0aa093014f4bf52e06a5358198c3e0b9a44920382613cf67e54174838f03163372f249792567428d27fd6769275fae8a', '2026-11-23 18:10:09.895724+00', 0, NULL);
INSERT INTO public.passkey VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 'a51dcb8b-8447-498e-bd0e-765e78e77dc0', '\xb53e31295d310287d0b411f18c258c9f3532127cb119cf11cc857094430cc7ad', '\xa501020326200121582029f9826f5015401eaa77ed02327b0e66925b398d1b4fe2c8f62ff029afdd8ee3225820f124cdd2532eb982321fa2296d5c4b6fad48a7f4e894c30e9c1a23ccf0289cb6', 0, 'Key on my ring', '2026-11-23 18:10:08.556715+00', NULL);
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\x9b678e48cf58145b7475bdae1a6d545be21003f25f8ae303c3020edcaabc992d');
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\xeeba41c1b9e03e43ebcab20bf6449b937743d155775f93e781ac4564b2b2fdaf');
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\xb4ad0d158e6eeed031aaf2c3e87b5e00cee7f7f1e12257504ab629a8db4db846');
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\x0638c09ac2dee03adea75f09c8d1b8c5feee81bda5a674528d1448aa188499fc');
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\xac8af56358aef6f815746fbfab96d9866f7bf459a5466fe39aac9c292af6e379');
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\x7c29211eb4a40cf41f3f365136e340fa953bf204a96f14a04393e53053e1c4f0');
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\xfc7a29d6cd89c514a0292668ffed37e6b2fb4fdafc4b030f2a3e8c4800744f62');
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\xc7c6c31775a1e98ccf3f55f8b40848a943322eaaf8d2bdba93feb8815b4490c2');
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\x531df393b7d7a62ad784c3c316a122d0b8591372241148541438b4a5375fc303');
INSERT INTO public.recovery_code VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\x8e4830fb8311cac7751ed2e9d477f0348e7bfd7af1e4b3f14bed8de6078272e9');
INSERT INTO public.risk_adoption VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'fa44d53f-69b0-4206-a81e-c61507d44cad', '2026-11-23 18:10:09.972215+00', 3);
INSERT INTO public.risk_adoption VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '2f67f24c-2a69-446a-a53e-cb84d7876306', '2026-11-23 18:10:10.00036+00', 4);
INSERT INTO public.risk_appeal VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 'd5cc6e33-1866-45fe-9f3b-7424097e4e2a', '115aead2-6617-46da-82f4-fc54786991da', NULL, 'open', '\x1224a0f8ed95b37ef5dbb9ba75fefb1c1624f9d4b73736cb9b5164f2d29d2cdfd23af146421b4b25e900269c4833', NULL, '2026-11-23 18:10:10.043322+00', '2026-11-28 18:10:10.043322+00', NULL);
INSERT INTO public.risk_mark VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 'instrument', '\x3fe74d2e64f5c6c86cc34e8e3cd9b25f3a83833205374921cacfdf55342405dd', '2027-12-28 18:10:09.713658+00');
INSERT INTO public.risk_mark VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 'device', '\x2a7708e9aaaa64210576ab920768c656ca052c2ac2a6a7b7ee0de03c0d9ca6d2', '2027-12-28 18:10:09.749732+00');
INSERT INTO public.risk_observation VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '5d7baa8d-1bdf-4a12-aec6-d11b1a1037dc', '2026-11-23 18:10:09.713658+00', 'payment-highest', 1, '\x3fe74d2e64f5c6c86cc34e8e3cd9b25f3a83833205374921cacfdf55342405dd', 1);
INSERT INTO public.risk_ring VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '2f67f24c-2a69-446a-a53e-cb84d7876306', 8, '2026-11-23 18:10:10.001298+00');
INSERT INTO public.risk_stop VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '115aead2-6617-46da-82f4-fc54786991da', 'benefits', NULL, 'held', 'payment-highest', false, '2026-11-23 18:10:09.713658+00', '2026-11-23 18:10:09.840975+00', '2026-11-26 18:10:09.713658+00', NULL, false, '[]', NULL, NULL);
INSERT INTO public.risk_stop VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '950fe96a-6a78-413f-8ce4-1c5c6a33291c', 'payout', NULL, 'held', 'payment-highest', false, '2026-11-23 18:10:09.713658+00', '2026-11-23 18:10:09.885688+00', '2026-11-26 18:10:09.713658+00', NULL, false, '[]', NULL, NULL);
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '8eac9bf3-88ef-45ec-9faf-d73dfe214320', '2026-11-23 18:10:01.372933+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'c19cd76e-dcc1-47f3-9106-901b477b0c0c', '2026-11-23 18:10:01.797865+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'b34bc547-3716-4f80-9bed-14811d4f7631', '2026-11-23 18:10:02.135678+00', 'keys-changed', 1, '{"version": 1}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'fc4adf96-e410-4087-8ed5-a41431f6328c', '2026-11-23 18:10:03.315434+00', 'device-added', 2, '{}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'db4c48ab-aa2e-40b4-9106-3b4bcc3eb1f6', '2026-11-23 18:10:03.315434+00', 'signed-in', 2, '{}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '20d69701-6fae-445d-8599-210e3fdd5d93', '2026-11-23 18:10:03.438842+00', 'keys-changed', 2, '{"version": 1}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '3d907efd-6d36-468e-adca-67f6039f4474', '2026-11-23 18:10:04.607005+00', 'device-added', 3, '{}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'acd664d3-4701-4403-8bf2-5304ca5b281c', '2026-11-23 18:10:04.607005+00', 'signed-in', 3, '{}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'ad4e0342-5553-404b-8b05-23fa4390b2bf', '2026-11-23 18:10:04.728794+00', 'keys-changed', 3, '{"version": 1}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '75fbdad3-ab42-4346-ab59-38c67cc1a89a', '2026-11-23 18:10:06.235343+00', 'reauthenticated', 1, '{}');
INSERT INTO public.security_event VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '7df517f5-ae7f-4fb8-9d0a-c08be16553b3', '2026-11-23 18:10:06.341553+00', 'device-revoked', 1, '{"no": 3}');
INSERT INTO public.security_event VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 'ec735b41-6904-4ce3-8ed3-b27c27029454', '2026-11-23 18:10:07.544753+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 'f985475c-b044-42bb-ab4e-938d88d46e66', '2026-11-23 18:10:07.731452+00', 'address-verified', NULL, '{}');
INSERT INTO public.security_event VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '41603dd4-8eb3-4af2-8796-2aac238121a1', '2026-11-23 18:10:08.015673+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 'd42242e9-f46c-46ff-ad4e-dd3e06ca7dd1', '2026-11-23 18:10:08.319079+00', 'totp-on', 1, '{}');
INSERT INTO public.security_event VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '72edb45a-c077-4257-991c-7c2fa47fb1f6', '2026-11-23 18:10:08.351372+00', 'recovery-codes-made', 1, '{}');
INSERT INTO public.security_event VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '95887c6a-0625-4598-a564-32e0e1512562', '2026-11-23 18:10:08.586019+00', 'passkey-added', 1, '{}');
INSERT INTO public.security_event VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '9406a496-7a06-4f39-be4b-3d5a7f937418', '2026-11-23 18:10:09.216843+00', 'password-reset-asked', NULL, '{}');
INSERT INTO public.segment VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 6, 4, 3, 0, 3, 817, '2026-11-23 18:10:04.9053+00', '\x5c239b3b6e32888d937b8fdc496dbc314800d9d5483a5f679635e991683edda6', '\xb1040100015d1651c21cb5bb34f2bd74341192a86d0032ab32e7cc0001445080bf21856f1c43eb846eff3bf4d8b98ef9a3b2e550789aaefb6b020d859835530e9bf2c199aa66fcde79fc6d668f103267d1339811eecc9f2dd69f52a308a0cda0819cfb8f113ca0fb9af960e9fc3b6f7ab0787fd6847439c63104d082e632b216081d2525504a5ace1d776500bcdf23a79254d5a123b8f5e494fe0fc2171ea334042c424b4dae0f1a51260431e49b89682c28a91efc71f8670713a4578d81fc0eb19ccc4abd0ba0c8bc2ad09de511fcfaa63bbf9a4ed6eacd4957feeb0e16dc00e69b2b43317c1c0ee04e1ae6f10433c0595e0ded7cf2a6e1396c16e55554a4a912755b37f1a65cc159993ac0dfbdc857003a230a3f9f784a43c77a7db205e24ad5c0a260285fa787ec03ebdd5ab003b9c9297303a17fc9294684d213da740000000000000000013a1ce6b5e9addfa8e36a03b6fd1c2b579f942a149f32747f5483cfa6c047177f984064244aedb791ec82c0449586ee2507856edb1d080bd383235864980dc40bc17bb883d26f7cc6fb3dd5a13c10a22e958d870c7dadaa138cb0a62a1f23e570dacceac2397a3b8ce120f143be61c08046663ac89496195e9864a900572636a7478a5df3d0dd54334c1648eabe268bc25a2346079054c76325dedbdfb9e12097d84a8287b1cf861dbd0b73a54f1c9b0d9b673da5db6da84b29a018b23aa39e778c442ed61756802c9c17dcd18b8475e9900485badea1f67cccdbec21ea0c103d078a0000000000000001792cb365925a71cd7198fbdb4e159d9c98f3c0c0e70a2406fa24c6b8fb61884e2b67038d80244fade1ad3a3eefa7f183d4d5ce1962e149df2a31c2f3d771d69ed622907f760736f8e2ef2614a9a485c67e50ef4f5ba1409c0fbc8bebefd23f955658ba7ab0c0ed44bd5a96f4ca4596faf454fa57055689e7c1f350328ecd6ac16e53ca00a9e3500bfbb18f1ed08ea0b408de0c0ced3855875321aa0455ad0b3b8aef1fb9b49464f5935fb13c9f101477735bde64f5d80cc84601d73b9e506fd130aea5d9a229f13644736c7a5a59c32f4f797c914ad0b8fd0645f668719386f0d15067b6e385519021ea0a387e398f7e3fd40220781ac398b36e6e164b0cbf6d');
INSERT INTO public.segment VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 9, 7, 2, 0, 3, 801, '2026-11-23 18:10:04.937774+00', '\x90ded48042e02d91d1b8b9f3d46c6d2d7cdf0f02d317fcc942184671bb3eca0f', '\xb104010001c3776fba0d1fccafaeb19f5ef6c5a0570032ab32e7f100008fa7287a17bfadb5d7190c60a86fd708b98f53fa1a4a397af23c33988a0fa8d2e5135109b8e15a2531293a2f20ca48ed67a40d39e9ba1f3a6987f437dea9fce8182ee8fd9ae6a4b81963ae1ca07f85644e83539d2c6a0e74dc5641c801f574bbed6211844818fd605d2bca309d197238c49303e3b7d3019a8bc8ad68ad9528e15813a55027100c0c5b8ee570759346d662a75a05d86e8f024655388e09af7159cff16e31e3f9a4be8e4b6bf9fbccc3a098f132b0f721b10499e78d740264c0f05c6e29335f3b132719c08f10f6440c079de6061d2f2d4fd57afd748861c96006155a710f6c354524ea1bc960bfdcc5224891deef2ab10c3d69063e9825beee8ff9cf2370ba708439b6b9822b0e2011d79003421d62e0e388cb1ca26465c221cefd580000000000000001166fa9e49b1aa0dad494284012709fd8fa89684826b85927dae1e535ab67c29862bc3a52e34567b511a1a901a22d6efa5e4cf05124a6c57337d2f16a6457163d6a167b0d7d7940a1a50d755e2503b55ab0a81d57a7702d70d2353b9aba39bb15559a31c3da82a2fb5d68e903bd8c01f4036979d027d61a63c0f9b0f31cb57eced72dc9b6389e134810f3cffdcae43b822fae8964b5057f5076b2abd5830c4974e9e9e550142ec8ba532208f5e98cc21be7fe379c9248b71b2367ede5024c90219004249844bb1ef6bce795e9ae69e92693a400000000000000017d3ab9a72a26fdd62cc6ed791a813ab0e6b8ce68b19f0c2820c090c6403f81c8d9bd3532cf23ab7f244b66c802c36a4db49507389add45516b9478ccc2c2ae7afee76eef26f61aa6373f8af0811bab38845a83000633b1942b675abdf888d073cf91aa4a42495cd07531a080cf312cb87d15aa2f0ec702d36a740977317a74e3b379fa94dbf2247e906b90a8c4b25a71de3d915cfd48860bb3e948f40969bb447e24267f106173a466bb1547bb52c11718029a3875d129648155c4799328e645f569479cadc404053326fbc27ec868a2030b1abf2eb352acfee5235445145f77c1fc18c8dfb68998153481d003e2fd1cb85d0eab00c3ff0380cbb62cd4edad40');
INSERT INTO public.segment VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 10, 10, 2, 3, 1, 105, '2026-11-23 18:10:05.064042+00', '\x1cdca3d21352308537f7bc686a1f6ed855b2290c5c0dc813f47953c246b216f0', '\xa901010001c3776fba0d1fccafaeb19f5ef6c5a0570032ab32e832000031c5eabbb9919709157f4acb0822ebc08c6c8d43797e608aaf7b3a403598158f542d8f29bdf9bb1b8ab88e6cf32e0d9132950da89a385be522f593b4c8bf66e7e0a4dafc682b10ba9ef5df86');
INSERT INTO public.segment VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 14, 11, 2, 4, 4, 930, '2026-11-23 18:10:06.891002+00', '\xd864b74464c63375e7af8d9d2b9442a98dc32ffc3b7aaef581b2313e45691657', '\xb1040100023f7ec9e5701ec778ede38ddbc7bc8a580032ab32eedc000169bac148abc09260b66295059596e4305fda50d2cbdda85d20fa1705f1199d82edf77af8ace6888d5003d550f7c5e7faff81c8865928c1286d9ccf5351110d89bf7dba47bdf45f63ab408d295ff571ecc3e128c76aa11c48cf28039bb5643c85933e328219ca5e82d61f6a77eb6103d09346151fa93c1b541ebf3c4f50318466c872994a7b035968cc26b53654f0a251e03ae3c3f7de0770bed7275e8a1edca709e6f45530f2ab1cc6c616553bcc4e042848522581fd73758563e9ad1623d96e320f3158f7923fdad3e088311941073dc0847b1060fc6cbb8b2fbc7fb96e81e33ced65cfee25e034b1aacfb7fb74481009622f4407a4a53e66fbba949b97ad2b6a4af9898cc5842b686ea2022ba099a1b003f29814bd8aeaecd611357e1039e7f6a700000000000000015f8ba928cf83216c01cf17b76f318ef1626f970d0af0f7b4a36b77f734d4d640c61adc4fa5253c1b0cd689ca24a0759cbfa42d8131952b338eece792c47a2aad7fabebbaedb0d4c072b6cc8ed87779a450669738519b1b6f9e96592551667b418718783452aedde28be230209b03107625d43f235245e468d1fd36862017668997e4f90611dea040386b2183502d3f0e92867f373e2199eca286c4aaa7780a14cff1e2e4b3495430ef375885181faefd4b7ad69ed6d1480ab1259949920ac707ef8ad8282e423fec186860604d9823919004c6a930ca15548cda10f219b44428d77b00000000000000015769b2e42930dda65489a9e7c65683abcf3da12e5fdb5eb9a4eb3899927ff14ea8acf221a60a66b830debe4447559ffe66b9a6ca874ebf144cd29b31edc9cffddc58097abab04982a028b8a8b10e459d622b8c1cd73e213b821f404220e060f46363880e174d073038a433e847a2659d2faf9b9f8120ff890fe7db497b5bebdf89cfa785a8543d0c7bd45708e9a4df8ff94f5165522c5be1a7bcf95690e432c2974059654b323b89c79e07e69cee7ac320b2efd1a7c998a8b528f3b3bd4ba80751b9d58ef370af341d515398be87a5ba8662ec80c9dc28162b82d6191412d5ef12f38264ba304e7c53e3e3880ce2b6b4d322528a55827c52d699e2e5276bfe0db9010400021be85fba0e055bd81e9f18bf11a878150032ab32eeea00009b291517b10642a51e8137488dbca1b50aa9201a8ab9cfc02a3cccf311a4184c58e5d0ed4cdfc30c41cc34a21b76c47ddd9cde4624bf177a1fa8ef5865c8f3b09a32fac5eb342440572125e17c9d2200112bc6a0');
INSERT INTO public.session VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'b2fceee0-0c1e-403b-93f8-89253f8a797e', 2, 1, '\xc0a9bc0b0131dcb6074596fd08c1411121fbe64ac7f2982b9be310f3de7d9aa9', NULL, '2026-11-23 18:10:03.315434+00', '2026-11-23 18:10:03.315434+00', '2026-11-23 18:10:03.315434+00', '2027-01-22 18:10:03.315434+00', '2027-11-23 18:10:03.315434+00', NULL);
INSERT INTO public.session VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'c2c013a0-f230-446c-801e-85e8173c6e88', 1, 1, '\xe13b40ebbf9e41b6f0a40a28b537675c4df81e05a0ca716f8a3eb3bfd987a4fe', NULL, '2026-11-23 18:10:01.797865+00', '2026-11-23 18:10:06.235343+00', '2026-11-23 18:10:01.797865+00', '2027-01-22 18:10:01.797865+00', '2027-11-23 18:10:01.797865+00', NULL);
INSERT INTO public.session VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', '916a0f68-1740-4587-8d6b-765698d3c2d0', 3, 1, '\x589b5558e661a418cdc4dc56711d1b95738d4eb271f33b257fff156cf58b60d5', NULL, '2026-11-23 18:10:04.607005+00', '2026-11-23 18:10:04.607005+00', '2026-11-23 18:10:04.607005+00', '2027-01-22 18:10:04.607005+00', '2027-11-23 18:10:04.607005+00', '2026-11-23 18:10:06.341553+00');
INSERT INTO public.session VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '18c70546-e84a-49bc-b2e0-20402b854f7a', 1, 1, '\x74b2385731dec66b6d99d207689d7aea48e021a49b7418ad32b78c4dedf9b263', NULL, '2026-11-23 18:10:08.015673+00', '2026-11-23 18:10:08.015673+00', '2026-11-23 18:10:08.015673+00', '2027-01-22 18:10:08.015673+00', '2027-11-23 18:10:08.015673+00', NULL);
INSERT INTO public.snapshot VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 10, '\x1cdca3d21352308537f7bc686a1f6ed855b2290c5c0dc813f47953c246b216f0', '\x425649793ad72cbf6924f16ec5e415aed04038cb26747b444407cffc33dd3290', 2032, 1, '2026-11-23 18:10:06.631306+00');
INSERT INTO public.snapshot VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 14, '\xd864b74464c63375e7af8d9d2b9442a98dc32ffc3b7aaef581b2313e45691657', '\x6f56b5abb770b0375aad08a6ad73eaae657dbb85b9e557dff6c5a017f8b37c60', 2963, 1, '2026-11-23 18:10:07.093477+00');
INSERT INTO public.totp VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '\x1224a0f8ed95b37e891126d2e5e8fbdade16d69540f88a201c2fa7a202675cc4a6c21fa1184ea8a1d4ab8e52d1f717c9ea16d82aa15953b490bcbf9b02828e5334d6695d', '2026-11-23 18:10:08.308284+00', 59848580);
INSERT INTO public.trust_account VALUES ('2f67f24c-2a69-446a-a53e-cb84d7876306', 'f76978db-ac92-49a5-87d7-3183ff0aecb8', '\x1224a0f8ed95b37e382c89e7fd7b739b29c79a2f04b5ef618518a517164bae67465c2110eec0a13254cda419cc1754de5a97a8c0037a40f425aa5a11f0b2b9ad7d69f69f', true, '2026-11-23 18:10:03.529305+00', 0, false, false);
INSERT INTO public.trust_account VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', '0ac71cc0-d931-47b2-86e8-e23800bc2325', '\x1224a0f8ed95b37e5b417596f4204170402883da3ecb6e0c45535090854e75d4c6a32447725e086b5452952cbe8d19337d0b9f4428019bd8e2119f70f3230fa738782bb2', true, '2026-11-23 18:10:07.809114+00', 739943, true, true);
INSERT INTO public.trust_chain VALUES ('f76978db-ac92-49a5-87d7-3183ff0aecb8', 3, '\xe00c28c975dfa31b42215cb8f9035bbb567263e5ad2891e5a02423a6b8362039');
INSERT INTO public.trust_chain VALUES ('0ac71cc0-d931-47b2-86e8-e23800bc2325', 4, '\x71ea71cb308427c0324430a1afb876b54bd8cf5f7d89a4944e31c0d378f60d48');
INSERT INTO public.trust_checkpoint VALUES ('2026-11-23', '\x965be2afa9439cf6d8d5e60012fef69cbb1fcd54a3e1cb56d510206bddc04dd5', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x0e249a2c589876e89acc9ab9d0c0e42ee45d7f5f78c9bd7140df19a1d0375e59', '\xda5576b6f985dfe245bfc3c07f1d9146c316a68286236124e9b049a213d4c6240d5eb419b735969e0f0f1ddc37ea8f775529423839a7f7d81cdf5ef31c04c60f');
INSERT INTO public.trust_event VALUES ('f76978db-ac92-49a5-87d7-3183ff0aecb8', 1, '\x50daace87b14e10971380250320bc2929016a17cfb16f59bc5036761f75c7a50', '\x7952798b42c336f2f04a82a547d62d8f999735e60de4490c4b1511aa5c7e95e1', '\x977db7cb504e1604a9c01c50eeaa2ee77e8971236f0de1bde098c212738c3e9e', '\x7fde610e00af0da23f393895ce1cd60ad9e98798c2e7e766726b4688c540e8b03c35d1c099e720209e897fb1278a6852608d1fa3d37f37131f89be9298be51288d7020ef4c5806296f166717abc4c9b4200f7ecc945d1a95713209fbeccedc82b0694c910e82a04e73f3ca1d487f04ff19a7e12c06b0be3d9f11b001ee7d27a8307f2cfe5f094ad53cbb2979db401a94bfc6b7e1035cb370237a734c490e45a1d6dea8fe787aa0c9e4c57334f4417af1468a7f4f0198e250cccf18bf13ac87e5c17e2f5a0cc1c9be08efbc880b80dc29224d4685d69439d8e9dec0d313f0d594ef590a8eb59bcf967e53212639556f40d631aaf3357693773ee7d423fae2e082da55603156da2365028461f23560cd95a5cf5bd9d689e9b763cc0bfd');
INSERT INTO public.trust_event VALUES ('f76978db-ac92-49a5-87d7-3183ff0aecb8', 2, '\xa9b2b3031372db78b77190c027a7818c139468a2cf4432a22d7641c62b2df1c0', '\xbb80576c53253229f6e0d31d12bf82f44a5b3ffbd2d80152ac429528bb32909f', '\xf65da02ed80c769cb7fd03df4177b1b2e0c5e4412bcde53fe2191162de333b5c', '\x3b8a3307c0788a78a6ab17aa6429b8b8bd244611d5a6c550d43ff316ab432b6371f7d4d7e5f4e31a0b00d8d09418cc4944800f3a1184089c17c05ecd035f80adf83191a9b8518fc2be4cf2bd139fb17213b138583647ab82714a9635f95065edd4edd2271f71a7305409ce886fc0c3304c26a57cd071d1052acceb23d9bb765a0a0a6a883e7e8e8b12c502537a3dc2b7557edc5834552918841ca56d6b434e53cdb69229ce6aa8d50d999e25c3d9590d0223aa7a25bdc62bc89da8baf285b696e1813473b1725f8637ca1eaebfb9d5f06e047e3973494d783d22d7bd883afae1c96dec26fb52aeff34b29a322671a4700b9877f53d5d7933c7fbc7f24746e84bcbfd2a8d52cf1a2756716577b81096d713805baf5a5b283002355e29');
INSERT INTO public.trust_event VALUES ('0ac71cc0-d931-47b2-86e8-e23800bc2325', 1, '\xe161c83c29d2251f56e53c6cb469c7174e267da41d11f52c1062e253b34529f2', '\x5919302d10eab11c3bfe3271c073c5a48a0a7af42b0fc8c06aab15203dbe59cb', '\x87aa8a7417c7cd12b693d60294c8d73fe00838ba4b85fb225bc516a4413976b2', '\x094c1a0d98c8c5b96e99e7f84d9d2e03e045faefff253244e635ad350a19a97b3ed26a2807ef438814fda50d96b22904721ddcc1c344a9210f9a643bd3aefd82c83b4cc571607a59d9273780890341d7b3d993c155cb69aa6bb0f579eef0c671bea791d2f86738ce45e66f06a20ea32af6d073d4c2c7c6432029684aec36cf5ee27f5b1b64ce293204a81fe0b655de3c379672cf2fa15034e9cb03c19adb310186d590a3317e681f2129305fe79677acb9594279a73bcb61b48ebaae862090e5e6b347033ea1071d5a05b00e7d560bdcbc23146dfe49a6325b2fd2d53e9e77259642a90c8c5c631002d9c24b77dfae71f9fd5dc8d32bb9698a05f9a7a473438cb425f6bae73ed630d8801d4906ce9d739b5ccf7cc894b7022afa1fa4');
INSERT INTO public.trust_event VALUES ('0ac71cc0-d931-47b2-86e8-e23800bc2325', 2, '\xcd0e08400db6b7b4e8537154165b2583228c21c5962b6a9d8f2cbb78c3db9c09', '\x84ed56a4823c7ad940d11208295c39524c122902913a0bd0fae7fe0d52cba247', '\xa5ea6b444a93337ae5b9837477b772adc60ceefa2dbdebfb7e7425e17de181a4', '\x79d5981301ec0cfb9750a05abb4f7f026a9edbb10dbc2a855a808e0697aa742b0bb2030a43943889f2d7ca065f657c7b9ed3071ff1cada24e47f0bf84954b253311ba50d0531053ec31473a03d97f45c3fc46febcf34a08b9af20404376f7229aaabfe5946d160730467fc9ed2c0220c7cc90b30fa3efeecb1bee420e2b601de5bb3aeb10f01c67b9b09e58298b135393126e041994ac2a1b1c8f94c50f5901b8c9c1b7e17c724268e2d57f973fef0afcf30067c694d03364c638cb40ce4788533361b6b73c204180df273fd7d7ebb0f7808b95c709647abb8843148327e54314cf959cc8a95f56dd4fcfd63eebbcd9214fea4c4aac23eab5b8b4f50814d8df78673181ed6156eb5ece6c721f9723d2c989b4788988a429f07cbfb2e');
INSERT INTO public.trust_event VALUES ('0ac71cc0-d931-47b2-86e8-e23800bc2325', 3, '\x4c1faa1a9d662e1578ea22b90c0aae3c43f765c7b0bec61d074935b8a7bf8316', '\x401e6dda55bc0ede0807feb587ad47f8150cff093bbccb39a47cd6b2642306cb', '\x2f71de808e3645702f773fec615f5ab4adbb329f479ccd4532bbae809c980be8', '\xb12cd52b46664f43852702938f512cf432b2029e2a87483d786a66fb778e5664e828fd9d85c4d2ca10ea2edbc8d14d92596721ae13a89a083c678bc88c7a7ac81894bd850425b84bfa980a46755a08c0cb80bffe8c6eb619bfc57dcc5bf7b094ad003e582c7bcbdc321ff2cb563a21b850e5744ef5284ebfe519633e3d6eaee470067fb1152db9cd9730614335b06ae26d5f06dd74fbab361585a823f29f6489fc8582f07a2dc26f677404815b999ce9f7cd30ca9b15c6ee54c32bd7706229be91644448678f7cf8a4c70677bed3dd12390a207c22bba237df1f629547e82f9849e2371908f37e73f68093e14f3d5c53cd1312f13797665ffbda01fd6604a2a65f5918ac5ec21d8cbac6bc13a9852c10601e4fc2fd6be602936ed8b4');
INSERT INTO public.trust_event VALUES ('f76978db-ac92-49a5-87d7-3183ff0aecb8', 3, '\xe00c28c975dfa31b42215cb8f9035bbb567263e5ad2891e5a02423a6b8362039', '\x9c5852cb18ea45e0bb40cfc6d11314c3eac735e88c1f596214987b3c14721ace', '\x23296b4f6adffcaf791a2378e8fd74916030747cc9abbb3edae9276c3ee2d486', '\x0ecb7fb3f179661e0ba96ee66d373c8ddb3ad58256239e1f08c5f1f997f0165713162c4a1095978af5fc6123e04bc49d089212571fb4805d517ab5f78d3d7bdeb30b8e01088a0b9de0166460b9b3859c1cdbea584d93dd17acb52c5bc26949c3d2112af8ac1a50c0d36191c0e2b9f289a37090508f430ad717934c2872ed14adac8c3ee1e77c7462fa2ff85a0b56125f6eb3896166350d298a660d70829cc8dc6487c6ff256d52d69b1723395e8df31ac2cbb312e2719e5d44aeb05b7f85b0baedfe887c65671a0e600675c10a4d11a0e5aef01cddfbc71cbf35250f7238617c5178b621101132901195635213bf751167bec97ab54313e546a39162d71fe7d371ca153ff47d9f1f6dd27c1b57206f8b74f4a6442ad5a45d15f006b5');
INSERT INTO public.trust_event VALUES ('0ac71cc0-d931-47b2-86e8-e23800bc2325', 4, '\x71ea71cb308427c0324430a1afb876b54bd8cf5f7d89a4944e31c0d378f60d48', '\xf93ca1b97b8b2a179242148b0b3895766e191c1021c3bbe9cfcbc72fd5a22769', '\x9ebc80d5493cd486031e92c7c0d4ed2847f3ab066c4ccd8fc74aec224f5670d6', '\x21ccd71590e9e0a89e27b9baf403ba25fa93394fa45a1c386a54095b3e20c495ee5ee5f032de52eda69223eee3d565c068716922713231ee1c16b343fdb23753740df443efad65b270a4c8f35034b10af780ffdd051b6c42dca22d09a3280336e1a2a0cc592ae62f2d10f228131ea8817fc489880cf4f601656cc9fed078490499619114bf07bc75604ffcec27f689d0448c94ca12e14e965e6a9a1a009fa37d4ee659af790697d2502e90375ca38c52dd9b5851b54ea871ff0459881374708496cb6b72d28ce682c77b115d03652b085ecb78e493ee0ab3b7afbec7219a6e55fb284d1eacc6a8082632ef7a101149492a94e2649bc0ac123d0b1dcf1edfc63e7216c20a4e7cf225ff57d56be15ae5cc9fb4480f45fdba8d97fbe23e');
INSERT INTO public.trust_leaf VALUES ('0ac71cc0-d931-47b2-86e8-e23800bc2325', '2026-11-23', 4);
INSERT INTO public.trust_leaf VALUES ('f76978db-ac92-49a5-87d7-3183ff0aecb8', '2026-11-23', 3);
INSERT INTO public.trust_machine VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 1, '\xfbdd8d739abc20e4001d9cae3afa9a9a6fc2e04e69004543a7e196e23c9b1064');
INSERT INTO public.trust_policy VALUES ('2026-11-23', 1);
INSERT INTO public.trust_score VALUES ('fa44d53f-69b0-4206-a81e-c61507d44cad', 1, 3, 739943, '\x9c0eb6de990def9058f3a8b531b9e4e86b7e903198806db23cfc2df46580b445461780988e87df33df936f51447418a741de6ae2f4326541486fa92e56d616fb8cde07c8fcb7fd7d161cb55b13fbe6062e52b3c55c026d79e5604a12fc1f084c48494fc37441e44a10e4a9ae8d51d5d03de93dd6c09c1fdcc24c3c5bbd9f35f279fd8a375fdfde97cfb4679e50adb9ac7ae95444bff0c313bf31aa136749bd5e9ec05d3df52b2819c58fd212a05bd3e720c188704f6ddbec308a386feee676ccf43172c7c29c27a146519d6c4e259dffb4176616a1f74688b5c3562e88f1f5a8a1fe6cefb6a1eebf275ec26a29307560297142e2181fa32171e45a2a1db4ac2863120a1ea4c24b26b529fb80afb0d970447b80c10a6580fd7f013c1cb964c95f8f82a63da067e0958c82ab75274eb3d285be823e825f324a7b74a5c0e1bff274e838dd13b9212f9f20e9d32e2f9ca424f0c910ef998b2d0799e4a7b617ca4e02ca52459cc156c63d928200990c552302fa52980fa9a0240248886a82b768329b52bd4fbc001440fec8a98c98e7489a2dac6b768fe228e3f92888c5bd840ede34537a3bc673598ac97ab74510f399683c23782acd7c9462c7305c2418565fe110c05e0e7a13de1d8092c1742980f816426d82602461c842c0cc6f45f107c6d6f5e1e8');
SELECT pg_catalog.setval('public.outbox_id_seq', 26, true);
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
ALTER TABLE ONLY public.risk_adoption
    ADD CONSTRAINT pk_risk_adoption PRIMARY KEY (account_id, adopter_id);
ALTER TABLE ONLY public.risk_appeal
    ADD CONSTRAINT pk_risk_appeal PRIMARY KEY (account_id, id);
ALTER TABLE ONLY public.risk_mark
    ADD CONSTRAINT pk_risk_mark PRIMARY KEY (account_id, kind, digest);
ALTER TABLE ONLY public.risk_observation
    ADD CONSTRAINT pk_risk_observation PRIMARY KEY (account_id, id);
ALTER TABLE ONLY public.risk_ring
    ADD CONSTRAINT pk_risk_ring PRIMARY KEY (account_id);
ALTER TABLE ONLY public.risk_stop
    ADD CONSTRAINT pk_risk_stop PRIMARY KEY (account_id, id);
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
CREATE INDEX ix_risk_adoption_adopter_id ON public.risk_adoption USING btree (adopter_id);
CREATE INDEX ix_risk_appeal_state ON public.risk_appeal USING btree (state);
CREATE INDEX ix_risk_mark_kind_digest ON public.risk_mark USING btree (kind, digest);
CREATE INDEX ix_risk_observation_account_id_at ON public.risk_observation USING btree (account_id, at);
CREATE INDEX ix_risk_observation_instrument ON public.risk_observation USING btree (instrument);
CREATE INDEX ix_risk_stop_state ON public.risk_stop USING btree (state);
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
ALTER TABLE ONLY public.risk_adoption
    ADD CONSTRAINT fk_risk_adoption_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.risk_adoption
    ADD CONSTRAINT fk_risk_adoption_adopter_id FOREIGN KEY (adopter_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.risk_appeal
    ADD CONSTRAINT fk_risk_appeal_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.risk_mark
    ADD CONSTRAINT fk_risk_mark_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.risk_observation
    ADD CONSTRAINT fk_risk_observation_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.risk_ring
    ADD CONSTRAINT fk_risk_ring_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.risk_stop
    ADD CONSTRAINT fk_risk_stop_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
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
