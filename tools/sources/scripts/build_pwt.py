"""pwt91.csv from the Debian package r-cran-pwt9 (Penn World Table 9.1, CC BY 4.0)."""
import bz2
import lzma
import struct
import warnings
import zlib

import rdata

from facts import deb_unpack, sig, write

warnings.filterwarnings("ignore")


def blob(b: bytes) -> bytes:
    """One record of an R lazy-load data base: 4 length bytes, a type byte, the data."""
    kind = b[4:5]
    if kind == b"Z":
        flt = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 26}]
        return lzma.LZMADecompressor(format=lzma.FORMAT_RAW, filters=flt).decompress(b[5:])
    if kind == b"2":
        return bz2.decompress(b[5:])
    return zlib.decompress(b[4:])


def frame():
    base = next(deb_unpack("r-cran-pwt9").rglob("pwt9/data/Rdata.rdb"))
    idx = rdata.conversion.convert(rdata.parser.parse_data(base.with_suffix(".rdx").read_bytes()))
    off, length = (int(v) for v in idx["variables"]["pwt9.1"])
    data = base.read_bytes()[off:off + length]
    return rdata.conversion.convert(rdata.parser.parse_data(blob(data)))


def rows():
    df = frame()
    df["year"] = df["year"].astype(int)
    us = df[df.isocode == "USA"].set_index("year")
    df["ngdp_usd"] = df.pl_gdpo * df.cgdpo
    df["defl"] = df.ngdp_usd * df.xr / df.rgdpna
    base = df[df.year == 2011].set_index("isocode")["defl"]
    for r in df.itertuples():
        if r.xr != r.xr:
            continue
        ok = r.cgdpo == r.cgdpo
        f = lambda v: sig(v, 6) if v == v else ""
        yield (r.isocode, r.year, r.currency, f(r.xr), r.i_xr, f(r.pop),
               f(r.ngdp_usd) if ok else "", f(100 * r.defl / base[r.isocode]) if ok else "",
               f(r.xr * r.pl_gdpo / us.pl_gdpo[r.year]) if ok else "",
               f(r.xr * r.pl_con / us.pl_con[r.year]) if ok else "")


if __name__ == "__main__":
    write("pwt91.csv", ["iso3", "year", "currency_name", "xr", "xr_kind", "pop_million", "ngdp_usd_million",
                        "gdp_deflator_lcu_2011", "ppp_gdp", "ppp_consumption"], rows())
