"""Makes ZIP archives that are wrong in one chosen way: tricks.py TRICK INPUT OUTPUT."""
import binascii
import io
import struct
import sys
import unicodedata
import zipfile
import zlib

trick, source, target = sys.argv[1:]
with zipfile.ZipFile(source) as archive:
    files = {name: archive.read(name) for name in archive.namelist()}


def pack(entries, **options):
    """Entries are (name or ZipInfo, content)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **{"compression": zipfile.ZIP_DEFLATED, **options}) as made:
        for name, content in entries:
            made.writestr(name, content)
    return bytearray(out.getvalue())


def raw(entries, shift=0, gap=b""):
    """An archive by hand: entries are dicts of what the two headers say."""
    body, central = b"", b""
    for e in entries:
        data = e["data"]
        offset = e.get("offset", len(body) + shift)
        def header(name, crc, size):
            return struct.pack("<HHHIIIIHH", 20, e.get("flags", 0x800), e["method"], 0x210000, crc, len(data), size, len(name), 0)
        name = e["name"].encode()
        local = e.get("local_name", e["name"]).encode()
        if "offset" not in e:
            body += b"PK\3\4" + header(local, e["crc"], e.get("local_size", e["size"])) + local + data + e.get("gap", b"")
        if not e.get("hidden"):
            central += b"PK\1\2" + struct.pack("<H", 20) + header(name, e["crc"], e["size"]) + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name
    count = sum(not e.get("hidden") for e in entries)
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(body) + shift, 0)
    return body + central + end


def entry(name, content, **more):
    deflated = zlib.compress(content)[2:-4]
    return {"name": name, "data": deflated, "method": 8, "crc": binascii.crc32(content), "size": len(content), **more}


first = next(iter(files))
listed = list(files.items())
plain = [entry(name, content) for name, content in listed]


def streamed(entries):
    """As written into a pipe: descriptors, for the writer cannot go back."""
    class Pipe(io.RawIOBase):
        made = b""
        def writable(self):
            return True
        def write(self, data):
            self.made += bytes(data)
            return len(data)
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", compression=zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return pipe.made


def described(e, form):
    """The figures after the data, as the NCA's own tool writes them."""
    figures = struct.pack(form, b"PK\7\x08", e["crc"], len(e["data"]), e.get("real", e["size"]))
    return {**e, "flags": 0x808, "gap": figures}


def changed(**more):
    return raw([{**plain[0], **more}, *plain[1:]])


def info(name, **attributes):
    made = zipfile.ZipInfo(name)
    made.compress_type = zipfile.ZIP_DEFLATED
    for key, value in attributes.items():
        setattr(made, key, value)
    return made


made = {
    "pass": lambda: pack(listed),
    "streamed": lambda: streamed(listed),
    "wide-descriptors": lambda: raw([described(e, "<4sIQQ") for e in plain]),
    "narrow-descriptors": lambda: raw([described(e, "<4sIII") for e in plain]),
    "lying-descriptor": lambda: raw([described({**e, "real": e["size"] + 1}, "<4sIII") for e in plain]),
    "two-of-a-name": lambda: pack([(first, b"another"), *listed]),
    "case": lambda: pack([*listed, ("EMPTY", b"another")]),
    "composed": lambda: pack([*listed, ("\u0439", b"1"), (unicodedata.normalize("NFD", "\u0439"), b"2")]),
    "folder": lambda: pack([*listed, ("empty/inside", b"1")]),
    "parent": lambda: pack([*listed, ("../outside", b"1")]),
    "absolute": lambda: pack([*listed, (info("x", filename="/outside"), b"1")]),
    "backslash": lambda: raw([*plain, entry("..\\outside", b"1")]),
    "drive": lambda: raw([*plain, entry("C:outside", b"1")]),
    "right-to-left": lambda: pack([*listed, ("contract\u202etxt.exe", b"1")]),
    "cp866": lambda: bytes(pack([*listed, ("xxxx", b"1")])).replace(b"xxxx", "\u0448\u0430\u0440\u0442".encode("cp866")),
    "symlink": lambda: pack([*listed, (info("link", create_system=3, external_attr=0o120777 << 16), b"/etc/passwd")]),
    "bzip2": lambda: pack(listed, compression=zipfile.ZIP_BZIP2),
    "prefixed": lambda: b"#!/bin/sh\n" + pack(listed),
    "offset-prefix": lambda: b"PK\3\4" + b"\0" * 96 + raw(plain, shift=100),
    "suffixed": lambda: pack(listed) + b"\0",
    "comment-archive": lambda: with_comment(pack(listed), bytes(pack([(first, b"another")]))),
    "gap": lambda: changed(gap=b"hidden"),
    "overlap": lambda: raw([*plain, {**entry("twin", listed[0][1]), "offset": 0}]),
    "local-name": lambda: changed(local_name="another"),
    "local-size": lambda: changed(local_size=1),
    "hidden-entry": lambda: raw([entry(first, b"another", hidden=True), *plain]),
    "encrypted": lambda: changed(flags=0x801),
    "wrong-crc": lambda: changed(crc=plain[0]["crc"] ^ 1),
    "short-size": lambda: changed(size=plain[0]["size"] - 1),
    "long-size": lambda: changed(size=plain[0]["size"] + 1),
    "after-deflate": lambda: changed(data=plain[0]["data"] + b"hidden"),
    "cut": lambda: pack(listed)[:-30],
    "zip64-end": lambda: with_zip64_end(bytes(pack(listed))),
    "many": lambda: pack([*listed, *((f"{i}", b"") for i in range(1000))]),
    "bomb": lambda: pack([*listed, ("zeros", bytes(20_000_000))]),
    "big": lambda: raw([*plain, {**entry("big", b"1"), "size": 81 * 1024 * 1024, "local_size": 81 * 1024 * 1024}]),
}


def with_comment(archive, comment):
    archive[-2:] = struct.pack("<H", len(comment))
    return archive + comment


def with_zip64_end(archive):
    end, rest = archive[-22:], archive[:-22]
    count, size, offset = struct.unpack("<HII", end[10:20])
    record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, offset)
    return rest + record + b"PK\6\7" + struct.pack("<IQI", 0, len(rest), 1) + end


with open(target, "wb") as out:
    out.write(made[trick]())
