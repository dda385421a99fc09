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
CREATE TABLE public.risk_remainder (
    digest bytea NOT NULL,
    id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    sealed bytea,
    expires_at timestamp with time zone NOT NULL
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
INSERT INTO public.account VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'ann@example.org', '$argon2id$v=19$m=19456,t=2,p=1$D80Rfk4Hu8WOLnxvb2fT/g$Yxars1j1FvarIsBzdHW2FO5Akl/pSErLDhWU4Fi9Y9w', '{"salt": "aPIa7FE9fKR5YaEYkGJOSg==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 21:11:44.020145+00', NULL, NULL, 1, 4);
INSERT INTO public.account VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 'ada@example.org', '$argon2id$v=19$m=19456,t=2,p=1$q3Vl54xdIziUAhoOHztB0w$TcECKjAV/140Ss+xVfA9p4DB647ZV1PZZxgrQkG4doU', '{"salt": "LB9EWDrcSKPL9tb+nxSgxQ==", "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}', '2026-11-23 21:11:48.943483+00', '2026-11-23 21:11:49.192711+00', NULL, 1, 2);
INSERT INTO public.account_keys VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 5, 2, 'WS7ymtscLQL2NPDZuJ7V48mbm38m375cZDlBMY8pAs8qys8ARTnnXhL8LGEVQ17765NFyDrFFokTdx0cCm3vWCUcWi1S4m1s', 'hZ4y5tr3BAK79rpivZsBngjCgkbLOaVBHBWBFpBu5xrr2fVn4WSMpTFJ3CecEKaS92IOglWw67F6/RQyGvVrcIgpsElxUeJVMEPhv7/jF5E=', '{"1": "AAHboXTGLP+Y9gClFLUGDRdy6CWCe5Xp1V4KDfzvq3BQOx6pzkMWPWaGSEoGh0iB/5REJ50XO7JU0AjSGFWfavOwktXg21Ij0CA=", "2": "AAF2aPt/Hd5VgGvrG1+fb/QMXmeIdv0d3oChBJBbca7KHtM+LsWEOrRS89Y0yT4XDk7EuFQzU2iNwr3m+fZ+ulj00Bx0Ngz6/G8="}');
INSERT INTO public.account_keys VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 1, 1, 'ZpSsu+RCNFvmzqdhWrTJ/m8Xv9Fk1hHqXGDsXU1BES7hN7sqTJn06Goh7eneDIt0aedNHBRYi8kR5qE4UhdmiqYRUCXoV5zp', 'sAPbmptvadfdWTW0IIxXXf0HlLZ+HYfEGzgH6CrvmXhHeh2FRGvJ1veFiWS1ZWNX6U3y3WW2pGQ4IvUtJ+PzxRuKeiyhOaLr', '{"1": "Ppli1FCghrrFOSo9jQYGdxtcQZgyeM2tpYNNlYeBlkrtp/zMuWxIhZiXu/rxYKlDbrKgloQilWN6xYNrX/qg6UblWLeEFaY/Drw8Nhg6ipQ="}');
INSERT INTO public.account_log VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 1, 14, 3, '\xad6b2c1ed96c49bd15c7b4773ca22aee05d7b2a3c3eee69e5e4ca8e49423931b', 2653, 17357);
INSERT INTO public.account_log VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 1, 0, 0, '\x71718df553c0aa7ac0b2955a6b7f185afff74ce80ca786adad6d5323d9e4dbd6', 0, 94096);
INSERT INTO public.address VALUES ('ann@example.org', 'b5aa1004-a683-4da3-8e7c-2bfa22528261');
INSERT INTO public.address VALUES ('ada@example.org', '59bb8bd4-7fa4-483e-889d-6606595cbe41');
INSERT INTO public.alembic_version VALUES ('m0004');
INSERT INTO public.blob VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '\xb52eb6f511e78cf2f9860985c71469fe410ce8fd4a1b94b06587ef3f0ec940fe', 74, 74, '2026-11-23 21:11:44.719857+00', '2026-11-23 21:11:44.719857+00');
INSERT INTO public.blob VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '\x7b5d1ea6be13a9cb3c460a1bfff47391a22e0b5ecbf4b9f46cb2f2f2dbb7f5f2', 2032, 2032, '2026-11-23 21:11:47.981277+00', '2026-11-23 21:11:47.981277+00');
INSERT INTO public.blob VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '\xc7c71700ca542b88f85f12bb538fdd54f952a1a7d20416fa5e9f4a979056a164', 2963, 2963, '2026-11-23 21:11:48.523099+00', '2026-11-23 21:11:48.523099+00');
INSERT INTO public.blob VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\xabababababababababababababababababababababababababababababababab', 90000, 70000, '2026-11-23 21:11:49.69425+00', NULL);
INSERT INTO public.blob_part VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '\xb52eb6f511e78cf2f9860985c71469fe410ce8fd4a1b94b06587ef3f0ec940fe', 0, 74, 'accounts/b5aa1004a6834da38e7c2bfa22528261/1/2026112321-3a997a5793404f06b1981a220e48d865');
INSERT INTO public.blob_part VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '\x7b5d1ea6be13a9cb3c460a1bfff47391a22e0b5ecbf4b9f46cb2f2f2dbb7f5f2', 0, 2032, 'accounts/b5aa1004a6834da38e7c2bfa22528261/1/2026112321-bd77b94f1f4646caa43dd5727b3edd02');
INSERT INTO public.blob_part VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '\xc7c71700ca542b88f85f12bb538fdd54f952a1a7d20416fa5e9f4a979056a164', 0, 2963, 'accounts/b5aa1004a6834da38e7c2bfa22528261/1/2026112321-6dcd2355d4104149a72c25d7814b32d2');
INSERT INTO public.blob_part VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\xabababababababababababababababababababababababababababababababab', 0, 70000, 'accounts/59bb8bd47fa4483e889d6606595cbe41/1/2026112321-8197ad306c0d4e4e9bac25c7147d2724');
INSERT INTO public.challenge VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\xb98803b29d067d69fe342fb21f19363ab469e09eb32985fba349521cbe711190', 'register', '2026-11-23 21:16:50.290119+00');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'chats', 1, 'c9/KbQVfjs957wBu7org8+fUA/z3igOVJa15dhi7s8s1sbEq1wZW7sh7cWIdYh0KDs9qR864zyi8XNRYuIly/r6AT09XIBMy');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'chats', 2, 'cm+Xva3K5lI5oYK9iGpvtx6R66AzBHR6yxjHrf6MoKLu/Q21LZ+WvYygT5HQ4mkeiFN7bCkDw3tivnY0j8h4A8Yq6TbiAU/V');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'device-1', 1, '8zNUVg8bFpkuA0uDdFfUHdECj4mELDm8LebiOmyqTEL8SeReC5kDBn0oRBdbtHVGvdZQXIgpfAPO3zpO/+lRAawKht3XxG0z');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'device-1', 2, 'evy2aHPt7qPHJCLpnDRB+hSRJB/YEFJnTfqIv4EJSSuka6LSxBDDGUUC9cC52npSIKmBh4gtyLg7nfdePu7R08Xf3hRiucNW');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'device-2', 1, 'QJl1PYHK8YZbvDBW5l8+RYszkKpHJ78d11O6holqAY7jXJ2k2Xm5XCMegMhJPa4pwBqKcF5pwXjAmLZmGab8FjCERh8RXqtU');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'device-2', 2, 'gPRrgVVufWbPuznMBMd2+ibdoj4pR9ratW8aRaaz+PyIpMbuZ81b0rt4stylmK4JiTc8Nqn0YbzLN9/WwyLnj2HzIMhPCKBj');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'device-3', 1, 'ayD9nYijvj8RzcRVP21xX5sT9vn3uDzs086RR2a6hURmxalvZDlN83WzA3K9OZwfF1CscqIkZ/nL8d8alFEOIRXQ13bo7jWy');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'device-3', 2, '/1nNw3CMxEJY+P4khYi1iCNickpAdDB99aWBp99jsT6p3QYMM0AQ/IV28Djoelu1P+fvpgwX7sZoOe5rmyqnRjtLsiRqJGCT');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'folders', 1, 'irwF0/wvu9YMFAYvKY92DprQLEH7e0t12ticO0Uv51a8QskXbLZnCuIZ4uwl2mgdt9VjEi01pJSdaKTgpMsC7XWNZOp520j/');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'folders', 2, '+nygjmyMDcxFS0CfMKmswVwseO+3GCVPAbA5gM+nY4a9uiCIkwZSx1LTo2zq0Sb9TWUSF63wrEj4aV5bycw9fd1IQyxVbndW');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'prompts', 1, 'pX4WkpmlOsSnmuab65lUpV6B1vzF7JC0h3FAN1wGiVhdojL8zp8DxUR14PZ5w4YsU6Z390KdAvW6t8YPt2qkRBMrNQesm8MI');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'prompts', 2, 'G+SaaBbe0XhAmWkxNAPz9HsSQDV/AMcsx1kEIDw2PZVU5bguBCDi2S8YPNDVjbcSHr2BVwYYgN7FAKyi8XIm6WSVHF0raMy8');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'recovery', 1, '3Rdal4A6x3fZD9E6oyQswMSuvfRNQftD41W2nUSV1yF2982uslHtFIRES07iPGwIJbikFjI70XySaZXhT2rxCjTTFkCfwJq+');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'recovery', 2, 'pXFPjL6BCxjgu7E5V1nesHARJkUgfnAzBMCwqwYFVCYMoxew1+sC2Fs+QBUpgBYt1zHpS4AggFDS0i3w+lRuB7+CsnzQ1nmv');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'settings', 1, 'g+BVNSN2BKRgs/BHnCKZ+AafW8/GwgDTyMxvc6Qu29qANkD0oBKckLIl1MSNgBf4qtCIKOAsACYnlBX7cEOoEbp0lhideiYk');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'settings', 2, 'V7tbJ+mIXxcj2qxS+G8r/wlBZrYSUgG6pHHKbaWXaNPTr0zmmGdY9JUz4rd41RTj69V1ads1ZxAjeASwwI3wGwkYzNGJ08v8');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'usage', 1, '08zGMi5LxmsKRgyr/T0JuXLEN2O8NqSPjqxB0VcK2fpw/CQebuk3sfCqeGipzsbhNBlMJjAr/oqxFLkFU4f3eIzvyUXv9HtN');
INSERT INTO public.collection_key VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'usage', 2, 'oWEdDipuz2WD7AtV+HkjNgQuSwNjZzVfg6yh8vLF638lzgGiuJtWwWV1nWqTpbNvy2u5icpGUlogGtJ5EEja2hXX2ujnRy+4');
INSERT INTO public.device VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 1, 'desk', 'linux', 'V6m1EUzYUGVNyBAO1smjuTVi9KGe2dvj2BYoE61H0iE=', '2026-11-23 21:11:44.020145+00', '2026-11-23 21:11:44.399426+00', NULL, 3);
INSERT INTO public.device VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 3, 'lost', 'linux', 'IE8KCeWkaRDIYBPmT1msRPnyRfr5H876LsbqCtyyGDw=', '2026-11-23 21:11:46.362534+00', '2026-11-23 21:11:46.362534+00', '2026-11-23 21:11:47.814211+00', 3);
INSERT INTO public.device VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 2, 'laptop', 'linux', '/KjCD+odcJS1Oqt7jjgvbJVLq7qtcbe0C855yo7UrQM=', '2026-11-23 21:11:45.330673+00', '2026-11-23 21:11:45.330673+00', NULL, 8);
INSERT INTO public.device VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 1, 'Ada''s laptop', 'linux', 'bIMW0lv9UhyvTBdXoc4GBgDu9eioOgnaB9HBL1ixqGM=', '2026-11-23 21:11:48.943483+00', '2026-11-23 21:11:49.524908+00', NULL, 0);
INSERT INTO public.device_cursor VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 2, 3, '2026-11-23 21:11:46.698719+00');
INSERT INTO public.device_cursor VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 1, 3, '2026-11-23 21:11:46.869979+00');
INSERT INTO public.mail_token VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '\x03d8a19e2111b897a2f88485d7bf326f10c91c54d168907db661d935c017d728', 'verify', 'ann@example.org', '2026-11-24 21:11:44.045893+00');
INSERT INTO public.mail_token VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\x5ddf44efd3e45eae86da3a7f09e3b38790b5532a49d0cc6bb796b648d22a9ab8', 'reset', 'ada@example.org', '2026-11-23 21:41:50.676132+00');
INSERT INTO public.outbox VALUES (1, 'accounts.tidy', 'accounts.tidy', '\xc4496896c623c72fe27a9c8a5c271ad9f6fc65cebc436062d63429be13f434c8f09b15fcdd16', '2026-11-24 03:11:42.977766+00', 0, NULL);
INSERT INTO public.outbox VALUES (2, 'sync.compact-all', 'sync.compact-all', '\xc4496896c623c72fadfae6122939da961b58b7f7edf11291de701e736fe81a1697d6a3211768', '2026-11-24 03:11:43.008947+00', 0, NULL);
INSERT INTO public.outbox VALUES (3, 'sync.sweep', 'sync.sweep', '\xc4496896c623c72f31e47b0cecf4f7d7cd2d7085ad71a853ab36ac16598c811943d3ea4f46dd', '2026-11-24 21:11:43.050902+00', 0, NULL);
INSERT INTO public.outbox VALUES (4, 'trust.wipe', 'trust.wipe', '\xc4496896c623c72ff8d9013be316732f256d8ee2eab83f27ff6d9464b2b3a07fee0a2d80c73d', '2026-11-24 21:11:43.06784+00', 0, NULL);
INSERT INTO public.outbox VALUES (5, 'trust.activity', 'trust.activity', '\xc4496896c623c72faec404266177a2d3f91dcf21deed7bbc61f1e76c071ece44d4e81609bf7c', '2026-11-23 22:11:43.091023+00', 0, NULL);
INSERT INTO public.outbox VALUES (6, 'trust.checkpoint', 'trust.checkpoint', '\xc4496896c623c72f0be7b3f21735008c5895e6f853ea2c27cec090aaa942614b839366bcdccb', '2026-11-23 22:11:43.167249+00', 0, NULL);
INSERT INTO public.outbox VALUES (7, 'risk.stops', 'risk.stops', '\xc4496896c623c72feb72e2cb8c2af9457027f99261425c4bc72a5826b73ff1dc6c4dfb06072d', '2026-11-23 21:26:43.231658+00', 0, NULL);
INSERT INTO public.outbox VALUES (8, 'risk.rings', 'risk.rings', '\xc4496896c623c72f56c315b80a515c464c2bd08659a8b39b719e173384bcec5e6372b28ef2f5', '2026-11-24 21:11:43.299659+00', 0, NULL);
INSERT INTO public.outbox VALUES (9, 'risk.forget', 'risk.forget', '\xc4496896c623c72f560120107b2b27d9f438fa5a31fc7c28003bcfcaec1d4e65c0780ae7d9f9', '2026-11-24 03:11:43.423476+00', 0, NULL);
INSERT INTO public.outbox VALUES (27, 'mail', NULL, '\xc4496896c623c72f689e60999d8b8ad3ffc2eb2b9a05532c26b061122862be16ba2188d6d5399ce03002658028112e5b46ee022dcf160b33b702e75b05142c02c5748d897ac65794a964693b855d9c7258596a1c1a29a3f3f20ef1bafec3586a35129ded0c917e1af2047a77dd94af67bab86f05a4e7595561f4cb7896836515fefacdc8c22155aa309491356a6d4017967d3d6a20704a4dae6b8fe2bec55fa3ab781d9a9102e246f2d2edd45fc5d50232c68a4233248d04dd08cea24b1008967656edd1', '2026-11-23 21:11:50.870735+00', 0, NULL);
INSERT INTO public.outbox VALUES (28, 'mail', NULL, '\xc4496896c623c72fd008cb6df77f148480902f83cb2b3fafd6305c97da6d56c3e705320d39e2b4a28e665546b53390d62fae34d78191b9da73a8cb93bcba89bc5172d18d72ce3160cc507aaf18b56f1b5969f4fa260f12caf0b0157864e18005437e6392f25854bf9bfbb243bd4c025f9ab4944a37329a777d898af8f5da5b96882228682b999c4b7ed164ead7a6da5b1746878a4c6d28937ec1cb8be09c02da106ce1da6cc6a00f336cdabcb17c44da30e615d63512ef4f8637458939d120f170a61f06', '2026-11-23 21:11:51.394169+00', 0, NULL);
INSERT INTO public.outbox VALUES (29, 'mail', NULL, '\xc4496896c623c72fdd527ccaf6755b2a05377fe528d77511f58eeff74f546bd3178a0457105eb7b2319e8dcaf00ffc930dd9e696a8a2f9d5ea096a20fe3f5a7df1337a390fc693ad767f9d30bb453eb3c9b8efbc925234d6e6ccee6efe7d9b7c829d40c859a26cdb753e1f508fe87385fbac443812470ed0df656065bdaa35f735d2dd44ded1d316ab3bf0fb08c320db7c3402780580', '2026-11-23 21:11:51.651576+00', 0, NULL);
INSERT INTO public.passkey VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '402619f2-f330-4efe-9e71-69c8dd9b94e3', '\x3640d646f5b7a95bef12590124538b5d4534c0f0b0664050e1006a57fa67d11b', '\xa5010203262001215820d348c1065cf2d349291c4b579d236bee6dfda308b83ea57423374b760e64086e225820f9450ab0d2a5f950375c589f8be83653ed75221bbcf7b7ad565b63a41d09eeea', 0, 'Key on my ring', '2026-11-23 21:11:50.108783+00', NULL);
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\xeb7aca9b3872dfa24dc5a58fead916b33648dd7527236370e44dd7d21747db08');
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\xe6ad7f3c1528561eccaf6e911a109d845e2f6fb1e944fe2256a8d7ad0de8399e');
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\x41d60821763f819ed0c7f384e666c2e7a1d7c32b053b06dde79e00da62d5f4d2');
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\x2825a4c718e510942fa6cc660aadd7d9bee8d4c03d6ef5da85e9a511c26326da');
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\xc568cf72d1d5a969c67083c588c7c65908ecd60914357ae635e67d63d0c87dcf');
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\x2a83dbfcd5e7265fb40de9ef9a3e1e897c32236b882c6139c1f7c16ad8cc0027');
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\x4541bccab7b20166e6a3f09c164b1b18f80eea61fbe7f58efc48fc1eb61a883d');
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\xd5b1c09a657f15ae67c919c0e565758ffb8d9487f9e2880a27d94e6801b1b967');
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\x9215784de6ea22d113a69509c335aa61e2a697e7ceb46d1df461c1fa7a1c388f');
INSERT INTO public.recovery_code VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\x761ea02ec89ee0e1caeb32e089efee5fc1b52c9b7ed0d9f6e3446d7367b8ce7a');
INSERT INTO public.risk_adoption VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '59bb8bd4-7fa4-483e-889d-6606595cbe41', '2026-11-23 21:11:51.406817+00', 3);
INSERT INTO public.risk_adoption VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 'b5aa1004-a683-4da3-8e7c-2bfa22528261', '2026-11-23 21:11:51.531546+00', 4);
INSERT INTO public.risk_appeal VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '3fb1158f-d9b8-46f8-a3a8-4ea9be109521', '36a06a7d-75c7-4d6e-8639-02d3cea66127', NULL, 'open', '\xc4496896c623c72fac4bb49f5577bd61f606d00b148c38722985f5a9c6b829398c486224e7ed48b7223c0c8711bd', NULL, '2026-11-23 21:11:51.724927+00', '2026-11-28 21:11:51.724927+00', NULL);
INSERT INTO public.risk_mark VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 'instrument', '\xdaedc353fcba2d6e70667320fec52a0d5dac6f268cde45c2ee9f7f934669bd74', '2027-12-28 21:11:51.22294+00');
INSERT INTO public.risk_mark VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 'address', '\xb9b89baf8c9aaf7fd53317d68f042167cb2ad767cc4fa8b274f8db4ed446cc82', '2027-12-28 21:11:51.247696+00');
INSERT INTO public.risk_mark VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 'device', '\x9c0a50eafae5b9a64b04b4739bfb95df6d75b96952839de8d1223d2c0cb75c6b', '2027-12-28 21:11:51.247696+00');
INSERT INTO public.risk_observation VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '8aa641da-5c7f-42de-9f3e-123f7237ad61', '2026-11-23 21:11:51.22294+00', 'payment-highest', 1, '\xdaedc353fcba2d6e70667320fec52a0d5dac6f268cde45c2ee9f7f934669bd74', 1);
INSERT INTO public.risk_remainder VALUES ('\xb9b89baf8c9aaf7fd53317d68f042167cb2ad767cc4fa8b274f8db4ed446cc82', 'bcf9c2b0-c363-4fc2-b019-ab805f63d690', 'address', '\xc4496896c623c72fb2486cac237489df99ea30f213d76552ce02e2d679bed45a8f328748877fc12767a4a73b666e27d41a2a29f1974e6556a4794f248905506d225e59aa85c58431d140d272bf888e726a91421dea7c275eee2e92a86bd2f600dfc5915a8e4f3c5f86ef286bfd49db46faf7b2a697bbec03d3354d0bb3231ddda7dc6e55a45f2745e5efcaad849767e6c55445b07fec68300927a34b7b17c39f91ff2157866a00655cb2c637814a100204f1901f0febd87aa9eb5b654cf2aa8e699d64ba21bd10a28d848d1a5703d4ca51a63e11f03b724d8e7ffbfc20fddacdbca55166f70cf2bba48d9836cfa3e0721f8d318de17c06708524a18af4cf19b68b912c393f350db615cc5f4dcd0c6dc4f700a8dea8f26703d73f2496280ffe226df202e51ec482a681ddd39c29a6b5cb483a4be44bbd2cc4ed16efc61e00a925896e36e5890865f4294f1ca82a7a4fdec898676b06c68739694307b8fd42864c9b19618b3d03a5eab7b100429a38ba6aa52986669fb3c91ad83fb947e836e12f995107aa8961f1cb6f5bf53a7f996b28cb9a086e913b195654ded9a4e20c7920e96d882f7f8e5b7978bf47657241e214846743d3251e29caef9cc6e4aa4543f5b3d99650d887690c9ce41dd6cfa9670aa551f9ef0dfb9cf6e5d471285e5260c68967609ac7d7f3fb4bfc45720bd358dd13ac6acf08333198308f0fd3102c57cdcab21079111a81532899fbc5586059a82e1d653e4b902bc352a9e391199698b8d2099c95556dcf2e6a1bfbe04fcf4ada7daae179f40b0f5f5b257da682fbc31ba961187ef176d3650d2e9912288b1918e0a8530bcc2ddbe654eede14a7ea153d012994ac65f8222eae5029396374dd8cf3c76484b8cba89af46747c7941f05325f4478df430089f375fc4956b395fc4c450996e33a6244ef0e5bd40cd51f54ffdca8b0cefe57847d562bf9', '2026-11-26 21:11:51.22294+00');
INSERT INTO public.risk_remainder VALUES ('\xdaedc353fcba2d6e70667320fec52a0d5dac6f268cde45c2ee9f7f934669bd74', 'bcf9c2b0-c363-4fc2-b019-ab805f63d690', 'instrument', NULL, '2026-11-26 21:11:51.22294+00');
INSERT INTO public.risk_ring VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 'b5aa1004-a683-4da3-8e7c-2bfa22528261', 8, '2026-11-23 21:11:51.545627+00');
INSERT INTO public.risk_stop VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '36a06a7d-75c7-4d6e-8639-02d3cea66127', 'benefits', NULL, 'held', 'payment-highest', false, '2026-11-23 21:11:51.22294+00', '2026-11-23 21:11:51.38502+00', '2026-11-26 21:11:51.22294+00', NULL, false, '[]', NULL, NULL);
INSERT INTO public.risk_stop VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '5ffddf05-d613-4bdd-9fda-e09b823ca073', 'payout', NULL, 'held', 'payment-highest', false, '2026-11-23 21:11:51.22294+00', '2026-11-23 21:11:51.39225+00', '2026-11-26 21:11:51.22294+00', NULL, false, '[]', NULL, NULL);
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '049ee79d-cc1b-4b77-aef4-98303572bf1d', '2026-11-23 21:11:44.020145+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'f21e7a9a-e07b-4b02-a28c-1b937ad4da3c', '2026-11-23 21:11:44.399426+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '59d9ce84-f251-43b2-8fac-2100958e65a4', '2026-11-23 21:11:44.48944+00', 'keys-changed', 1, '{"version": 1}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '5d27eca6-8672-446f-8a09-0943fa666631', '2026-11-23 21:11:45.330673+00', 'device-added', 2, '{}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'dcc7fb44-a3ee-4b36-836a-15ba773732bd', '2026-11-23 21:11:45.330673+00', 'signed-in', 2, '{}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '0f10a99e-5396-429c-a65d-f43d3f3f7f31', '2026-11-23 21:11:45.408036+00', 'keys-changed', 2, '{"version": 1}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '358432a3-d0f5-4ddc-9394-5d77ff6c94b4', '2026-11-23 21:11:46.362534+00', 'device-added', 3, '{}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '16bceaa4-0ad6-43ce-b8e3-f5af29330648', '2026-11-23 21:11:46.362534+00', 'signed-in', 3, '{}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '143f66bc-3469-4f2d-8b48-dd145a0b4ab0', '2026-11-23 21:11:46.463004+00', 'keys-changed', 3, '{"version": 1}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 'e79c5ccb-cabe-4d14-9d68-5ed1bff13d17', '2026-11-23 21:11:47.737379+00', 'reauthenticated', 1, '{}');
INSERT INTO public.security_event VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '6062b2cb-409a-4ab1-89b6-884d29108172', '2026-11-23 21:11:47.814211+00', 'device-revoked', 1, '{"no": 3}');
INSERT INTO public.security_event VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 'c43980ed-1a53-47f8-8489-ac67efb043d0', '2026-11-23 21:11:48.943483+00', 'registered', 1, '{}');
INSERT INTO public.security_event VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '08431a7b-eddf-482c-9efa-dd41f2c340ce', '2026-11-23 21:11:49.192761+00', 'address-verified', NULL, '{}');
INSERT INTO public.security_event VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 'bff63284-aa32-4495-8fd1-974b3765d087', '2026-11-23 21:11:49.524908+00', 'signed-in', 1, '{}');
INSERT INTO public.security_event VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 'adbc93a4-1b70-49a0-9b65-42a84df7d32e', '2026-11-23 21:11:49.863093+00', 'totp-on', 1, '{}');
INSERT INTO public.security_event VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '0c68124d-9291-4584-b0ce-9719112e6c3d', '2026-11-23 21:11:49.867427+00', 'recovery-codes-made', 1, '{}');
INSERT INTO public.security_event VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '40e03375-c88b-41dd-977a-799533ab07cd', '2026-11-23 21:11:50.137674+00', 'passkey-added', 1, '{}');
INSERT INTO public.security_event VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '0de10745-8472-4623-99c5-fef88b13abd1', '2026-11-23 21:11:50.675838+00', 'password-reset-asked', NULL, '{}');
INSERT INTO public.segment VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 6, 4, 3, 0, 3, 817, '2026-11-23 21:11:46.673299+00', '\x3f9a6f8617d4349c0ad60f95b7465e427866e5280803192f77c366619fd75261', '\xb104010001cceaed3a78894bc6859fda5e42c2d3660032abd940e90000cefbca9b316ebb40ec4ee8ea400d63385fe947a45cd5cbab8c2b71886a137ad267c70df72c52f43e9ba7039738eb9f936314b4393a22e2331f61766009cdb1500f469fbd5f9292e7325052e3d826a615b12b56282cbd4451b55dd09c5e94601ae12caef99c4959598cd99acc25386d134437353da0d190a8259ec2d319978de09f9274bd17ad84f63c74758db674266bd35264922e7b22e83dbeb6f7c85ef21b02b0f5a362087a563a8c0173ae1a258a4aa30207fe6c31b1f3f538b390351b6ca8959494fb07447e06dbb77f643bd5195bf4b1474e2bd801ca484a6e6c0114e8c5893cff397189fd2949e4d4f757537c31ed2a3e208d24d07a97032fc13eb4ab38b99e0585bbc017c52e7684e0e2cd83b0037bb94a965efb6e5de93b06474b5dcaa8000000000000000173de68886dd603d9ea8b01f717469d17102b4863e62156e3bf4364d5f1960c82e6bd638c90a50f787d4c8e1d0c14a2266849dde4c8bd3144113f7b7ec570b02861330a7b9fbda8573b4f5d98880071ec334c9e810ab16291d1329792fa909df67b031e98eb8b4bdaafa1daf213cb9196aafd50e758ed9b370c41a6ef8985743a274a1f55f21d28cfcc2501d7b127e8340c4c17bd3aba3d1cb62fe847062ab4a196b441c31fa90bbe38aedbae5823502d922c600e9f39e85e6a5efcc86c2449123efc9f5ccac25585bb937fa4b208c3829004c0bf9b3feb2761febf20efe2240edf8300000000000000011a2b3bc2ac61d705cf45849376bdec631323f2435f42bfbeca8a7e9540da8c31b2a3160d1a6a3478a3d4c39ecf0a6a1755f6f55047e949f599117bda6c54d541d3f088ad38680401bddc8296b0498462f822c7ce98530b9311027ee121313b0a1e02194f36c5ce800e28b5787f3c3a2a50920fbea78e1c2c2a0b21b6f58ee9bea97818f89c110e2a2b7e002bbfbf05706517c223a99784f700bee3735fea6070c450451a2d1e240219808dd93706a33be875aa47f206968cf926a098c47ebef8891a59a93ec37a41e0a739817b64aa0fc7f6817ca4afa68715c8e4a6575796d9aa0419fe81de5bddbd99e6352776514e453dbb9ec7763c913efa085e0ed9e6c0');
INSERT INTO public.segment VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 9, 7, 2, 0, 3, 801, '2026-11-23 21:11:46.689491+00', '\x32ac550d251b55c8d0b6386f4a8edd87b4f8eae7a337e9f7b94de7a838af358b', '\xb10401000189b62abeac03f2a42db34adcdb85922c0032abd940f40001dfd8fd53d475bafe285fd83d8ba34586a0870885de71ed1ad976a5cef086d33264227fe5e9934d70b3d88aa3261a6f381baee6d3f25c1a40efa463e8567578b81b65cd37f6df270c38bff31a8b8fcf0a9c26323535afea925f0bb3316893aa90291c74f3bdf179927fe5de01c7f05f81dc77bd3c4815929dd89a69fb85a67909b4dcd5a5f1015ba849dff3774acc5ca91c236827b866ac91b09329f057153e011ad98dd6a7381f55b84bf91f7da6d20bcecfaca2d052e878e4eaab18e1f7c1084f5b20d67f3f735df311fccbb8a5a15663bafdd4b0822e6bb66805f7ec9fc3ec6654aa5927324864885b24ccce05276e86d5add29788c811385e37ce5a228ed1b40e71ebc94220155c740eb6a477df4f900369be9e458a174df999b6e236e389c5970000000000000001fca519a736930b96477f576c4b2f3e7a4b4d4acf31b3940127982ab6b5820438a575c51e35a6a3dc917f2b4a7051812087b0f5c5179f2411ea171166d571f94ef5939f775450c5848f51ef7f482e57323b7dc7210fb137c0a2793501d074669fce85f36e7f51fdb542fd95e049120af1eb97cd48eda66e511dfbbaf6db3df80947e41ababd9520956b929f938fd07f74a54791c1b012cf93d9f8cdd979e1b7d77fb18792190a83c933b17cbeae7382553cfd8e313fb170939091442a58ac5e4a90046446a89383a41ff6c9c9d756edc22fe00000000000000001ba4f1eb956f4601532bf55fa63a2753f02a18e0823ad9247e44e1f476cd064b4d58728804a9d042a845e4ffaf84852ad91a7d9a68d09d5f4d83df69e69f04b2536177e6b82cbca23be0b88deb68c1a98ae56b4a305e48972bb9efd89ef49d5ba2e914c412e7974e67f0f91eb2c09abdb634134f8796e824d49488347bce77cbf573c4ce13a9145f73f43d7ed7184c7a2ea4e9d3fb7b157c0deced25f0ab0a37c86417873719897c79a3b26d1db05bd09f898f1e684e4a44c63b55fd478b82a077118e9d8367c8204e2a6e05e31321c4380ed440ddce25ecb670129dcd380f4891f8ae92f108d93c88810dca5f931c3de56212d94181182f09530a8189e9e18c4');
INSERT INTO public.segment VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 10, 10, 2, 3, 1, 105, '2026-11-23 21:11:46.831098+00', '\x16bae38321434c32f27d7b8a5cbd7410e1b9e736e8965c2167209b4cd8010e25', '\xa90101000189b62abeac03f2a42db34adcdb85922c0032abd9411a000037a9c33be5ebd1e8b562910f0ffd0f4fe98160adafc0ee26795d4de30c1dc490d23c4a136978d6d70934aa99568c303e9449c647b8d74f147b24ae190ac3d64c75e238028661efa29583c6ab');
INSERT INTO public.segment VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 14, 11, 2, 4, 4, 930, '2026-11-23 21:11:48.373711+00', '\xd65c8b6f41f2839778142151dce9ca560a83bed84feef73ad64dba1cef8fbe25', '\xb1040100024db5d5c8458ee52e9b17fae30fd590500032abd946e00001a2146674c1797286db7057da121a1020f595d8709025fe2011ededd613d8df5aa01362b7d5916721e6039f8a58c49376c29d33f90180b5ceb72c2e94b4fc0720227971b75532e102866ac84ab72f5493bd62994148465bb1eab3d26de908507d8d70ad4fad80a1f0155729a9841ea6cfbfa92e2c01b51424144db2fdd1605ab7380f7138a0732f1184c0fbbaa307f2b8c4f184372147e3e5f45017e6d583cb50e699ce8b66700c3dbdf760a9abca050e281f12709ed2914a78aab05bd1d93b8f9d0e7193f44b0d0d39e4089870f0006378e18cceb372e7e1e471b288e0b3d29da6046c385ede46951d94834f9ec2fcb6b9936a4570c22c5bdc45c36352a539bfdbcb112145182b1cc3569d6a700e10aab003a1602f1c40a8f0bbe1759e679a6183370000000000000001cf7d6bfa67a194a5a3717cccb84c0b87060a220e1ac7a010c444d6905dbefca394cee80ef8109e7c2e148431365cd3eaed9d64605d503ea0538ab8b905052da3b79e64836abd6e38aca3609597f83303fb543945320770b818ba1b4433033b4dc30b11965a4e6a0306a173e827e67958cb0627b850cca30d45349867a0df77d87dda19d734d85acaa2c503e1bd476de04d19c69a6995673a5ac246319cf144148076b500e202062f69703a4b4e5adefe4ead8a3b9d01fc74976fa613230f974bade6d5c62851de03fb3d1602d3bcc4039004360cfac4d76bf9fe1adb448d990c135e000000000000000119ccf8498de92f4d0a11eb75e77fee37bda8a0eedbced88fe2db75870b409098e7fb9bf157dce13e6fb007526ce2de4daa87d4c7d52349d0cc4ef8ea23b13745539612002299531ddc8cc28d3836bc006dd1065201f994ad197364f3be8cd0e97040b969212cad0d46638c4f2ed5df5192c6e4739e4a056a6d2a130eb7820bb49247fe2ca3504642a3a363a38f75a3d6ac23af8243fb5f725bcda9abdf62f4c0e92c5a2ee5c890f3de24a74bac1676e86bf72e3839e1c5f8ed4e088282896c2c58af686b7e5af79dec677c452181caef420544c81460ed82f7bd212c39bdb4e4fad49165ca31200a00b1007fdc4fd2bdd9268e0725b493a775772923ff9a02f3b9010400027940a9cb4281079cdda2c1b92e7322850032abd946e80000a36c95eef5a2bcf2721a6cedcf083ebcc52876cc786f5228f8080da8b341840c30cc98d90235376ed459e5936a53d384153868e0632d37a82b67d7e234430082715929c5486ba245f4770af35c9e0fc2432beff4');
INSERT INTO public.session VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '27f9da1e-ccd5-40f7-81cd-6917aba2f741', 2, 1, '\x9a5f99aa90985aca359c5df24fa8842c6c0c8034a378ba86fe1e5823fb28c430', NULL, '2026-11-23 21:11:45.330673+00', '2026-11-23 21:11:45.330673+00', '2026-11-23 21:11:45.330673+00', '2027-01-22 21:11:45.330673+00', '2027-11-23 21:11:45.330673+00', NULL);
INSERT INTO public.session VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '1e083cf9-b0eb-44c5-bc94-2e03624568c4', 1, 1, '\x537fa86f86a578366fa4a011cbb13df9336b2bfad3dd7bcf52030b4c2de0f75d', NULL, '2026-11-23 21:11:44.399426+00', '2026-11-23 21:11:47.737379+00', '2026-11-23 21:11:44.399426+00', '2027-01-22 21:11:44.399426+00', '2027-11-23 21:11:44.399426+00', NULL);
INSERT INTO public.session VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '750d3a20-3182-49d0-bb3f-ccf0938dedfc', 3, 1, '\xdbc7753efd5d65d5776a93e1ecfcd0336cc0b6505806e7e303f2f7aeaebc3f01', NULL, '2026-11-23 21:11:46.362534+00', '2026-11-23 21:11:46.362534+00', '2026-11-23 21:11:46.362534+00', '2027-01-22 21:11:46.362534+00', '2027-11-23 21:11:46.362534+00', '2026-11-23 21:11:47.814211+00');
INSERT INTO public.session VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '1e834ee9-e214-45bc-af4e-b06e7e0c6a3c', 1, 1, '\xe0f8c5b9832ee1d66d24e106516963305b6ae477690e95f5227668c547ee2018', NULL, '2026-11-23 21:11:49.524908+00', '2026-11-23 21:11:49.524908+00', '2026-11-23 21:11:49.524908+00', '2027-01-22 21:11:49.524908+00', '2027-11-23 21:11:49.524908+00', NULL);
INSERT INTO public.snapshot VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 10, '\x16bae38321434c32f27d7b8a5cbd7410e1b9e736e8965c2167209b4cd8010e25', '\x7b5d1ea6be13a9cb3c460a1bfff47391a22e0b5ecbf4b9f46cb2f2f2dbb7f5f2', 2032, 1, '2026-11-23 21:11:48.122226+00');
INSERT INTO public.snapshot VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', 14, '\xd65c8b6f41f2839778142151dce9ca560a83bed84feef73ad64dba1cef8fbe25', '\xc7c71700ca542b88f85f12bb538fdd54f952a1a7d20416fa5e9f4a979056a164', 2963, 1, '2026-11-23 21:11:48.551207+00');
INSERT INTO public.totp VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '\xc4496896c623c72ff4e03d1e86450d42afe2e2b0f0318804069718958655758894724f27028ea11a568b32a0a4d3ae1b71698729aa170832d81983e8121d896f5fb99092', '2026-11-23 21:11:49.861039+00', 59848943);
INSERT INTO public.trust_account VALUES ('b5aa1004-a683-4da3-8e7c-2bfa22528261', '7ea58d27-acf0-4c36-9937-4dae3d68c480', '\xc4496896c623c72f196b69f93d837cb964f18762f9ed89cc66c34f7a8ab5807ba03bd4601bd38450dfaaec94accb49d62528275895ce45d5ff2685e12d776d2f66738675', true, '2026-11-23 21:11:45.417913+00', 0, false, false);
INSERT INTO public.trust_account VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', '07084406-26e9-4846-9fa1-f22b092db894', '\xc4496896c623c72f73f1f19a2645d94dad3067fbec0503fd6b6ecb9770a6101beb4d471392c5dbb2edbcecd6aaeb39acfdff1e08d04dfc4b5e1b394a7dc053868749f83b', true, '2026-11-23 21:11:49.33778+00', 739943, true, true);
INSERT INTO public.trust_chain VALUES ('7ea58d27-acf0-4c36-9937-4dae3d68c480', 3, '\xd542a113eb4d67194d3130c22ca5fd3a321c1c0aacb68d53370c1e600358f293');
INSERT INTO public.trust_chain VALUES ('07084406-26e9-4846-9fa1-f22b092db894', 4, '\xc2ee95f3e5c77f7908b04e4ed30d6c7a131c2bb297235e57cb407b5893deef11');
INSERT INTO public.trust_checkpoint VALUES ('2026-11-23', '\x07a77ef96e30f87787bb7ffe8458e485eb0e0eea5ac6cc823de50cf97c3d8889', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x0b7021a4c1d886e0de4f47b37539ca6f49ab6aa8bc2957cde04fd8bc5ce14cb2', '\xd290fd8f6bc8cbc687f5cb00917a5776f883f5cf07a7a66e7c39e9280b1154eb518d4bfe8ea067472ee30628a6785eec8a58424d695579d035bcdd3cfb609903');
INSERT INTO public.trust_event VALUES ('7ea58d27-acf0-4c36-9937-4dae3d68c480', 1, '\xed31f23efdffb37759063718404fc276cc86ac19ec71a083fcce11122859d207', '\xc52e57ba271dac95d3b0149c6ea2a27749df6d06e3bba3f774d0a645d6531d20', '\x86daacfdde5342498269fca354d6ddedc8f0a2f8f4e37c475a339883c7ad0f9d', '\xd2f9a6814ece98dfe1e7ff5914076611cd3aa8300a558b5e6bb3a0894ab29a1f56e356bad5fdd9f22a041703fd4a6bf19377c8c4699ad3d7d7ecdeba4577ee7a5a8c8f4201bfb1b7ac7a95371362da38117422897b118353b657b004d6a15d2e0cd8d7fdb50b6d01e60f8a7f181cf5900ae65a723852f3f49b2d7673505ca56c332605319013486b238fbb5decc7272d47047fe4a812d98ee6e0967f0795a8993e83d1843ef3008817f9432ae48e452b9c9fb84c3a26645342f80763af34d7cc2b8189366d7b7f825bff51df8925199f0d9a9d14ff60a8ce9cbbb2017ce1bc52752458e96b645c644897355eb9154115f8d427f70c21efeb291b35f2f36147754e870503e69b87fb24fd5760d63d376006b675763b8cdd25206297ca');
INSERT INTO public.trust_event VALUES ('7ea58d27-acf0-4c36-9937-4dae3d68c480', 2, '\xdd7e069803776e5afd07024f1950c2c3a79f8e290f7cdab464fd59ca4129a0fa', '\x527447b05676186c183c7babdfb9ff8fb5c21a4804f9cefb201de99aed3d8738', '\x905587d4efac1ef24c9c31d63f78187c41ca70264d6b03832e45ec1180ace89a', '\x5470bc96a2ee40f5e3b28becb937537db064ddccdf4a4c44779970d6ec63ab0d3c9a906b0d9a12d9fec9cd48f55d75a1a18b0212e93e041af93b149f6f10c5b58619f3c3bd0a880eceb9a9681ff8c5faa0d68ec40ca3edc36b827ad0410b1e11d082ee1c39ac305c262d590a44cd05939f35e7e8080d472b6fd97e33b1ba5bdd0fe29d02c020aba327868db0f72a5a3b40518c7f05ad96b7f32561bb9d99034ca1337b8f486fdb95aa3d9319e882de1bb16f7fb604dcdc0923282b36201fe3924e1e059362c60ad4640f37384288d37a4a39c90a865ec334e262813495de1a4422b6a5fba8f0acf6748049e25c20dc4901ceeebc366c6f54b0e9769cafb62c69b32a780781ac94af581009c744a163739f1406822c6a045fc5da9ffc');
INSERT INTO public.trust_event VALUES ('07084406-26e9-4846-9fa1-f22b092db894', 1, '\x4f6ec2072acc6c8617cb92bcd408ed8e747c769591e3af040a8434a7c579d878', '\x561fecb07b464c86523a2d07abc95ff96a5bdbe70b779fb8746078574dbbd204', '\xa2a99aa5f9fe3167ae3f087cbb1b7ffc0768201d649902ad9d24ff85e1a30d3d', '\x840d118aa9eadbc8e238b4c273f76b7c4f64b8588ec8afd58cf37db8dfe86f3a36790dd1d104e7f5be42467ad0b7b6b57d7f9c309e7f16f9440ef8bca03f630a86baf07d0f7a4f80a89ef2722656a8eb03a06c3974aa2e1e61e1f7b3c2fc53cd86f0d87951512b7f92127cbba58ae26331aeac4d99a567c9de90a4fa028a382ca616fb5b1fca2cc8fa4cf09e14e847d986114287a6fb7389ddfc596528c42d87aeac5bd8ff6a8178c07ce5fb5762e2d980bb36f45ebaaddfcdea346feda8edda5608a3134bf0ea9e5f785c7e0d4d89beaef14f3d6214892f9149b3d191cdd72022ce3b100861296ac04b8370e29975103ea23607c7494c0be7c1f1aea5d7e7af1a3900b2ab0789afb6ced634676c4b51ef619a45de1ab5fa5964121f');
INSERT INTO public.trust_event VALUES ('07084406-26e9-4846-9fa1-f22b092db894', 2, '\xfbcb730754ba2945efb8a280c21cc8c0430f0223662e8c67112f6485a156001d', '\x4ecf487980ef27e3a6b8df4a9a63d4bb70e57a7aa625cd16e1ce9c6e65f55202', '\x6701d7380e424b331f64610a9f73d5b4e91a554436cee6984bf029041709bf05', '\xa9185639f45fec69697e14cb1379a22df5d0b2e5e5f9260bcd877d897fb9a904337e0a7bd84bbb1b7af4104b76314ae877251f87870704bbc41f4aff74b03a0e9e6a603f888f045432883d1b22c177a69b07cf830a9b73afafb84112b3c12ca73ed37cc2a7b294989d8b40670e4f43db6cebb154e42b19a9e032be02cf14112756e3592de6d08333b09a6ce2ee54a5044d3c0a9e46144abaf1eb1e1e03eeb13b867d13b0d99a691c26452c9be1d8d15df0b59158331279660ea33a44b8480f06865e99ece67edb5336445f09086a50535ddfcb95592877d6fa9026e3c0d9dc8ca80e99af47411f687eeb958068e6ce73e87d17554eecc2d407774928f156ebfc3043fb15dc90165f7a093dea611b6752fd896f1b514c2b7907120782');
INSERT INTO public.trust_event VALUES ('07084406-26e9-4846-9fa1-f22b092db894', 3, '\x2903c0face40136fa93c1ef7c38f21962be123a752d81acaf6df88bfd07bbde0', '\x380c4353180909eb374eebf90acdbfd7752423734dd3df50d60eed3576d81ec9', '\x6ebcbc61353fe12e866e1ffdacec758f2eb4d15daca6ccd267a36056cc1136ea', '\xcb07e7cbcb82fc010d687d34fcd2c3c910739418cc18a025eb740a7f8067d9bc6ca19b8c86b8919dc09c9865836a13a2c4d6483e66d458e337aa4be7e27037771803dff518cc51d9762b50c3d1c2f644164a36f27a8746a72d623387bbd7d6231fceafa356d870f2275fb2995660aad1daed1acf1f868394f462586863afc9e02bddb1dc269d11f27aed85955b2a11a0ec18d29c7029b03c960fdafdf3cc4d68e70085a3d5c692b8b4e39d8b0e7d7f62b3880e818d51ade9b23de98f399e8712ae9cee58722313d70a451842d2a6d996ab87bfb4564f74feb2b70a538716eeac064c0cacfa168371ed8e858905892dcaa72cfdc9cbff04ec6661e9dd314b20dab29fc0548fd25223e7d645bd55aab1b4fdeb240e585c71d2a5bf7385');
INSERT INTO public.trust_event VALUES ('7ea58d27-acf0-4c36-9937-4dae3d68c480', 3, '\xd542a113eb4d67194d3130c22ca5fd3a321c1c0aacb68d53370c1e600358f293', '\x136fc0c37d1e0de87df3e7add133f8be3fdce5d7157b24bec1d7547be556c6e3', '\xf4331f11766f96ac8e66aa86b5f1be33749058da287d88c490c26bb62ac8a6ee', '\x5d4871ba6762cb46f288d8aa854a46c236e0999178e22366d4757016c50495b1ef3e592550e7163302645932d755605acf55b3d2b631d435ef2757a6a83853a553371960c8a71a5a843c59763ebdaa087b7d120da5bf42fd9f72ab61c6773986f9833bafda80e82693704ede9ef87de0a75a7e15df24b7434105c9baae74cb13456c65b42f0705c1aa0686d290517f4284b48bc7a569efeea4efcb28b0d97fc2d630122f1b3a22e12a16553844937446b01f974e9624c5d61819174434cd8c62116d717cfd9502d3e8bbb1535c510e8f7e76fe7835c530c6fa7c42da73abc2cf69fd058a15ed548422c5da840d22c14b364af698f49ca94a619922acb2990854502f22de19969ceaa4d5ce6a887c51e12e7754fcc85e8bac1569d90c');
INSERT INTO public.trust_event VALUES ('07084406-26e9-4846-9fa1-f22b092db894', 4, '\xc2ee95f3e5c77f7908b04e4ed30d6c7a131c2bb297235e57cb407b5893deef11', '\x18a19d48ef3b224b7029788f69f46675ba795571f94f093a772f064ac1cfec97', '\x949bcb60d09ea40efb3bf292f4e051f21690a74c8f9a5a89795afab8352692b3', '\xddec8887a5f669cd03385c329134ef7cf9782f4821a72d484d56d738b65e52bd2b161c2d2f7c7aa201f3d39d2f20f2c93ae19b87dc9943e2fdb04b73ba43272cb9a0198fa2fcadd3f7f74e8326bd7e8f17db51b47ae26bf26eb5baa58ac3e5a156c4eda1708fad11a88f254534ddf1349a99d4990e18af7b7ec018b3e8280df07d11fc2b6dd0d49bdee42b0aaa0ad276e155a3a789e4e0b0b0ed7d153b68c73c903d6968c88edefc5bf312ce970de95f26fa64ae2974cd0000d655fb47ba33925f003267f25af5e6c878d309134246cc0d41ae8acde760ef2ee4bd9391330c3131d9b8e49bf9c5502b6112e8a2927468ff55655c7c442024fd88f01c3f371a2bc50c81d04e938cd021ee8d90a0d4995a50b7c06d7ac2f1a6dac9bd4b');
INSERT INTO public.trust_leaf VALUES ('07084406-26e9-4846-9fa1-f22b092db894', '2026-11-23', 4);
INSERT INTO public.trust_leaf VALUES ('7ea58d27-acf0-4c36-9937-4dae3d68c480', '2026-11-23', 3);
INSERT INTO public.trust_machine VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 1, '\x256ffe90c064a42fe66044d0af4517827320b8b217942296698e8bee89418704');
INSERT INTO public.trust_policy VALUES ('2026-11-23', 1);
INSERT INTO public.trust_score VALUES ('59bb8bd4-7fa4-483e-889d-6606595cbe41', 1, 3, 739943, '\xddd6d444356ec02b17fcfecc7d68923ae6ed578b108e8f158460bf46a7e5f953bfe53ed031f8634f1e26ba7e25ff02f01b127ed6822a8e53308421562b0d4ac245703b5f5059e4f6d7e68181339615674703abe9d62d7a3549a9dcbd01ba89860f26ae9c174e1470cdfd650c9457af20412a12d2ec065b81cd1f2249e9216e3f7600fdf4ceba4937a77d1905f78e62a2c3e5582e1cb9a2abaa3b9d0e29c83f56832b220698caf1ce2670a8a43f81db9c5efe0dda89c1f2fcf65251f3535f7a504f43bab72eaf2ce7cf3a3a7846b7e1ef9ef9d275c2b4038000d58a84efd925043231f0b98bd4df923cf4ff45556058e8abfb53fde11fc1d469db2d1ab8d8296eb1a1b91e90c5e5d985349a6504a50b2972cbdffe914a5cbcd82bafe46d2977f37d1197ade07ec4468c164e2f598e0aa505be1bdff2b32c331a16df451e416862434cfabed52140535ab51d8e6d9e9683c6ada884612f4484b8a0950e54512525bc1c10b7c686cd15bb72d0f58bc999de0058cdd12d9871bd97e21ae5eeaaafcc9c45869c7d127fa7625587a56bc6763a40bfd322f7a0d26361a32732a35972b2ef49a1d9560bacff871c0dff4b0e3d8abda585b0333d88dff13f37f4726e7130dda17bcf07569e50727e433e59c59aeafd91b3d48f3318494268539456feb0705036');
SELECT pg_catalog.setval('public.outbox_id_seq', 29, true);
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
ALTER TABLE ONLY public.risk_remainder
    ADD CONSTRAINT pk_risk_remainder PRIMARY KEY (digest, id);
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
CREATE INDEX ix_risk_remainder_expires_at ON public.risk_remainder USING btree (expires_at);
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
