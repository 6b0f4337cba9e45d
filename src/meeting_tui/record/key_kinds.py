"""Kinds of entries of the stream `board:keys`: who signs with which key, and what was signed."""

from __future__ import annotations

from meeting_tui.record.kind import Kind, a_kind

KEYS: tuple[Kind, ...] = (
    a_kind(
        "board",
        "key.appointed",
        "key:hash name:person office of replaces:hash? reason?",
        "登记签名密钥：公钥（Ed25519，十六进制）、持有人、职务（主持人、记录人、计票人、监票人）、在哪次会议或哪次表决任此职（of）；"
        "更换的，原公钥及理由",
        "somebody signs with this key from now on: public key (Ed25519, hex), whose, in which office (chair, "
        "recorder, teller, scrutineer) of which meeting or poll (`of`); the key it replaces, and why",
    ),
    a_kind(
        "board",
        "key.withdrawn",
        "key:hash name:person reason",
        "停用签名密钥：公钥、持有人、理由",
        "nobody signs with this key any more: which, whose it was, why",
    ),
    a_kind(
        "board",
        "heads.signed",
        "key:hash name:person office of community heads:object made_at signature",
        "签名：公钥、持有人、职务、所签会议或表决（of）、小区名称、各记录流的条数和末条指纹、时间、签名（Ed25519，十六进制）",
        "the heads of all records are signed: with which key, whose, in which office, on closing what "
        "(`of`), name of the community, of each stream count and hash, when, and the signature (Ed25519)",
    ),
)
