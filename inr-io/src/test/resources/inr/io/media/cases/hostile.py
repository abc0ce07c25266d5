"""Makes small files that cost a reader much: python3 hostile.py FOLDER"""
import os
import struct
import sys
import zlib

folder = sys.argv[1]


def w(n, b):
    open(os.path.join(folder, n), "wb").write(b)

class LB:
    def __init__(s): s.v=0; s.n=0
    def put(s,v,b): s.v|=v<<s.n; s.n+=b
    def bytes(s): return s.v.to_bytes((s.n+7)//8,'little')
def single(b,sym):
    b.put(1,1); b.put(0,1)
    if sym<2: b.put(0,1); b.put(sym,1)
    else: b.put(1,1); b.put(sym,8)
def group(b,g=5,r=6,bl=7,a=255,d=0):
    for s in (g,r,bl,a,d): single(b,s)
def riff(kind,data):
    data+=b'\0'*(len(data)&1); c=kind+struct.pack('<I',len(data))+data
    return b'RIFF'+struct.pack('<I',len(c)+4)+b'WEBP'+c
def vp8l(W,H,full):
    b=LB(); b.put(0x2f,8); b.put(W-1,14); b.put(H-1,14); b.put(0,1); b.put(0,3)
    if full:
        for t in (0,1): # predictor, cross colour with the smallest squares
            b.put(1,1); b.put(t,2); b.put(0,3); b.put(0,1); group(b,11 if t==0 else 3)
        b.put(1,1); b.put(2,2)
    b.put(0,1); b.put(0,1) # no transform any more, no cache
    if full:
        b.put(1,1); b.put(0,3); b.put(0,1); group(b,0,0,0,0)
    else: b.put(0,1)
    group(b); b.put(0,16); return riff(b'VP8L',b.bytes())
w('flat16383.webp',vp8l(16383,16383,False))
w('flat8000.webp',vp8l(8000,8000,False))
w('squares8000.webp',vp8l(8000,8000,True))
def chunk(t,d): return struct.pack('>I',len(d))+t+d+struct.pack('>I',zlib.crc32(t+d))
def png(W,H,depth,ct,inter=0,extra=b'',raw=None):
    ch={0:1,2:3,3:1,4:2,6:4}[ct]; c=zlib.compressobj(9); out=[]
    if raw is None:
        row=b'\0'*(1+(W*ch*depth+7)//8); n=H
        if inter: n=int(H*1.95)
        blk=row*max(1,(1<<20)//len(row)); left=len(row)*n
        while left>0: k=min(left,len(blk)); out.append(c.compress(blk[:k])); left-=k
    out.append(c.flush()); 
    return b'\x89PNG\r\n\x1a\n'+chunk(b'IHDR',struct.pack('>IIBBBBB',W,H,depth,ct,0,0,inter))+extra+chunk(b'IDAT',b''.join(out))+chunk(b'IEND',b'')
w('rgba16-8000.png',png(8000,8000,16,6))
w('grey1-30000-adam7.png',png(30000,30000,1,0,1))
w('grey1-40000.png',png(40000,40000,1,0))
w('tall3.png',png(1,30000000,8,2))
w('wide.png',png(30000000,1,8,2))
w('wide1.png',png(2000000,20,8,0))
w('chunks.png',png(4,4,8,0,0,chunk(b'abCd',b'')*200000))
w('idats.png',png(4,4,8,0).replace(b'',b'',0)[:33]+chunk(b'IDAT',b'')*200000+png(4,4,8,0)[33:])
w('iccp.png',png(4,4,8,2,0,chunk(b'iCCP',b'p\0\0'+zlib.compress(b'\0'*(1<<26),9))))
w('exifloop.png',png(4,4,8,2,0,chunk(b'eXIf',b'MM\0*\0\0\0\x08\0\1\x01\x12\0\3\x7f\xff\xff\xff\0\0\0\0\0\0\0\x08')))
gif=lambda W,H,f: b'GIF89a'+struct.pack('<HHBBB',W,H,0x80,0,0)+b'\0\0\0\xff\xff\xff'+f+b';'
w('screen.gif',gif(65535,65535,b','+struct.pack('<HHHHB',0,0,1,1,0)+b'\x02\x02\x44\x01\0'))
w('screen8000.gif',gif(8000,8000,b','+struct.pack('<HHHHB',7999,7999,1,1,0)+b'\x02\x02\x44\x01\0'))
# LZW with the longest strings: code size 2, emits growing codes
def lzw(n):
    v=0; nb=0; bits=3; nxt=6; out=bytearray(); 
    def put(c):
        nonlocal v,nb
        v|=c<<nb; nb+=bits
        while nb>=8: out.append(v&255); v>>=8; nb-=8
    put(4); first=True; tot=0
    put(0); tot=1; L=2
    while tot<n:
        if nxt<4096: put(nxt); nxt+=1; tot+=L; L+=1
        else: put(4095); tot+=L-1
        if nxt==1<<bits and bits<12: bits+=1
    put(5); out.append(v&255)
    return b''.join(bytes([len(out[i:i+255])])+bytes(out[i:i+255]) for i in range(0,len(out),255))+b'\0'
for W in (16000,):
    w('lzw%d.gif'%W,gif(W,W,b','+struct.pack('<HHHHB',0,0,W,W,0)+b'\x02'+lzw(W*W)))
    w('lzw%d-interlaced.gif'%W,gif(W,W,b','+struct.pack('<HHHHB',0,0,W,W,0x40)+b'\x02'+lzw(W*W)))
w('blocks.gif',gif(1,1,b'!\xfe\x01a\0'*200000+b','+struct.pack('<HHHHB',0,0,1,1,0)+b'\x02\x02\x44\x01\0'))
def bmp(W,H,bits,comp,data,pal=b'\0\0\0\0\xff\0\xff\0'):
    off=54+len(pal); return b'BM'+struct.pack('<IHHI',off+len(data),0,0,off)+struct.pack('<IiiHHIIiiII',40,W,H,1,bits,comp,len(data),0,0,len(pal)//4,0)+pal+data
w('rle30000.bmp',bmp(30000,30000,8,1,b'\0\1'))
w('rle8000.bmp',bmp(8000,8000,8,1,b'\0\1'))
w('rle8000d.bmp',bmp(8000,8000,8,1,(b'\0\2\0\xff')*40))
def psd(W,H,ch,mode,runs,data): return b'8BPS'+struct.pack('>H6xHIIHH',1,ch,H,W,8,mode)+b'\0'*12+struct.pack('>H',1 if runs else 0)+data
rowlen=2*((20000+127)//128); 
w('runs.psd',psd(20000,20000,1,1,True,struct.pack('>H',rowlen)*20000+(b'\x81\0'*(rowlen//2))*20000))
w('channels.psd',psd(1000,300000,56,1,True,struct.pack('>H',0)*(56*3000)))
w('runs.qoi',b'qoif'+struct.pack('>IIBB',16000,16000,4,0)+b'\xfd'*(16000*16000//62+8))
w('words.ppm',b'P3\n1000 1000\n255\n'+b'1 '*3000000)
w('claim.ppm',b'P6\n2000000000 2000000000\n255\n'+b'x'*1000)
w('claim.pam',b'P7\n'+b'TUPLTYPE RGB\n'*100000+b'WIDTH 4\nHEIGHT 4\nDEPTH 3\nMAXVAL 255\nENDHDR\n'+b'x'*48)
w('comment.ppm',b'P6\n'+b'#\n'*500000+b'1 1\n255\nabc')
def tif(ents,data,extra=b''):
    # little endian, data at 8
    off=8+len(data)+(len(data)&1); d=b'II*\0'+struct.pack('<I',off)+data+b'\0'*(len(data)&1)
    ext=off+2+12*len(ents)+4; tail=b''; ifd=struct.pack('<H',len(ents))
    for tag,typ,vals in sorted(ents):
        sz={1:1,3:2,4:4}[typ]; raw=b''.join(struct.pack({1:'<B',3:'<H',4:'<I'}[typ],v) for v in vals)
        if len(raw)<=4: ifd+=struct.pack('<HHI',tag,typ,len(vals))+raw.ljust(4,b'\0')
        else: ifd+=struct.pack('<HHII',tag,typ,len(vals),ext+len(tail)); tail+=raw+b'\0'*(len(raw)&1)
    return d+ifd+struct.pack('<I',0)+tail
def base(W,H,comp,bits=1,spp=1,ph=0): return [(256,4,[W]),(257,4,[H]),(258,3,[bits]*spp),(259,3,[comp]),(262,3,[ph]),(277,3,[spp])]
w('fax8000.tif',tif(base(8000,8000,4)+[(273,4,[8]),(279,4,[1000]),(278,4,[8000])],b'\xff'*1000))
n=100000; w('fax40000.tif',tif(base(40000,40000,4)+[(273,4,[8]),(279,4,[n]),(278,4,[40000])],b'\xff'*n))
w('fax-g3.tif',tif(base(8000,8000,3)+[(273,4,[8]),(279,4,[64000]),(278,4,[8000])],b'\0'*64000))
c=zlib.compress(b'\0'*(16000*16000),9); w('deflate16000.tif',tif(base(16000,16000,8,8,1,1)+[(273,4,[8]),(279,4,[len(c)]),(278,4,[16000])],c))
c=zlib.compress(b'\0'*(1<<22),9); m=60; w('deflate-overlap.tif',tif(base(2048,2048*m,8,8,1,1)+[(273,4,[8]*m),(279,4,[len(c)]*m),(278,4,[2048])],c))
w('strips.tif',tif(base(16,100000,1,8,1,1)+[(273,4,[8]*100000),(279,4,[16]*100000),(278,4,[1])],b'\0'*16))
w('tiles.tif',tif(base(16000,16000,8,8,1,1)+[(322,3,[16]),(323,3,[16]),(324,4,[8]*1000000),(325,4,[14]*1000000)],zlib.compress(b'\0'*256,9)))
t=bytearray(tif(base(4,4,1,8,1,1)+[(273,4,[8]),(279,4,[16])],b'\0'*16)); off=struct.unpack('<I',t[4:8])[0]; k=struct.unpack('<H',t[off:off+2])[0]; struct.pack_into('<I',t,off+2+12*k,off); w('loop.tif',bytes(t))
w('bigtile.tif',tif(base(16,16,8,8,1,1)+[(322,4,[40000]),(323,4,[40000]),(324,4,[8]),(325,4,[len(c)])],c))
w('biglzw.tif',tif(base(16000,16000,5,8,1,1)+[(273,4,[8]),(279,4,[130000]),(278,4,[16000])],b'\x80\0'+b'\xff'*130000))
def wav(fmt,data,claim=None): return b'RIFF'+struct.pack('<I',0xffffffff)+b'WAVEfmt '+struct.pack('<I',len(fmt))+fmt+b'data'+struct.pack('<I',len(data) if claim is None else claim)+data
w('channels.wav',wav(struct.pack('<HHIIHH',1,32767,8000,0xffffffff,65534,16),b'\0'*65534*2))
w('small.wav',wav(struct.pack('<HHIIHH',1,1,8000,8000,1,8),b'\0'*60000000))
def seg(m,d): return b'\xff'+bytes([m])+struct.pack('>H',len(d)+2)+d
def scanbomb(W,H,n,prog=True):
    blocks=((W+7)//8)*((H+7)//8)
    o=b'\xff\xd8'+seg(0xdb,b'\0'+b'\1'*64)+seg(0xc2,struct.pack('>BHHB',8,H,W,1)+b'\1\x11\0')
    o+=seg(0xc4,b'\0'+bytes([1]+[0]*15)+b'\0')+seg(0xc4,b'\x10'+bytes([1]+[0]*15)+b'\xe0')
    o+=seg(0xda,b'\1\1\0\0\0\0')+b'\0'*((blocks+7)//8)
    bits='' ; left=blocks
    while left>0:
        k=min(left,32767); k=k if k>=16384 else left
        if k>=16384: bits+='0'+format(k-16384,'014b')
        else: bits+='0'+format(0,'014b'); k=16384
        left-=k
    bits+='1'*((-len(bits))%8); sc=int(bits,2).to_bytes(len(bits)//8,'big').replace(b'\xff',b'\xff\0')
    for i in range(n): o+=seg(0xda,b'\1\1\0\1\x3f\0')+sc
    return o+b'\xff\xd9'
w('scans20000.jpg',scanbomb(20000,20000,198)); w('scans5000.jpg',scanbomb(5000,5000,198)); w('scans65500.jpg',scanbomb(65500,32000,10))
w('grey1-46000.png',png(46000,46000,1,0))
