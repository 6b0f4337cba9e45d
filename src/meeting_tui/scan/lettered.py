"""Written by `python -m benchmarks.lettering`; `scan.net` unpacks it.

Seed 20261128, 220 pages a kind: 25806 marks, 3272 of them characters.
"""

MEANS = """
c-m!;%}WA79ER~Q5Pf)%@F1xrx~%OS632CB$JU4-q(heop;JK}DnY%7AovB{Lh9hj4-mE1w2QK`A_VnUbX*oMLD%TmoF^U_=7E>@<@cs;?T2
HZ(F=Gk{2boxeZ);{?us~0j?w1MR~Vf14wm+B$+Gf#<WMY_Mh*1BXrMH*U=~TZApbH7vV^m!hidYDWFaruTa$Zej@F{z@;iRV-||{?{?GY5-
^cGYBLcP4b%vb^v>9>HTI`yhGp^asMFG8{A#5;0_=?#IJ);KJh(-*2#*BA9&-d|rrw^4`Yxcxw%__6ghm5l7%^Ek1tg-6NC}pKY5`j^7)J+6
Rq^wkxOX7vPsEb~BNvi*x&+~o!o*A}a&aFDs$6V7InqwWNP`e9Sz|;1pCi*bHQS3|4?7W~P7KMBRIHw)kAgLvTw(Y48)Iojfvu!7XNzFExc7
QYAC<>BDf<%*^i~anDK1@y8e&7MEb~lA|XpXI6uBkq%j-1<qX7~@QWYa?
"""

SPREADS = """
c-m#nF>3-r5Cz~y33o*hJS?=cv5DT??#%8P<3-{L1_TK~1PiPD0t*AFB#1x2B9&re5d^_Pu1OVaLLh~0D$UuYlYniu-s6LT2ah*K@yUO^`Ky
fW(#35pRemYQy))0inKNf2`76$w4_BYp#p2`T$p2!LufrO?l{M6X@<Zq|6Ymrg`)mk?W8#8-lm(e+I8~>GA&r%gT3C%_y|3@-{~AunGCZwhc
*q*giEXGrGo?TqI<XRWX)529sdTBtJwBm8TCU{=azb7t>wSGs|5vkjJc}tMi#uMkW9aj}u%spT!sjt;;#Pc6S9I0giYB%(DLdj#>4>CkN3!1
6_w;{9y8=CUR(eo@qb(r80+vz&mS6&w5a&60ujFK$FW~?yHjrsI?GEIM9U@up>wEgYe~YiM9s
"""

INTO = """
c-keJ*J2zux`dHKrwJq_Sq^;v$D-|3ph!;Wgp5=0*$XedJE8jzRbQd!`8BPQ$(`Nw^N0QO^`jGseA|xoPcmJj{U~|-+xGcl)|(=~m1mmhg_R
)m&DD;QR0rjZxU$(7VSaPNx^!h-b+NZyR-b5BQsgNszFHHxDOpM{2k&ytNlm4MDyhr-CW51aB&B#_q7*Hh6_g6enesw}kZ@V}S20IQLZo+=G
9xvM-#@N*D<0O%{_y7q|Lx`9oOmB6^~82czK$Q~Q@o1<|CJ8!@8fUp1N(QrYbn{jev(3H!7C}Bm`dW{V)^nHla>lE^)={t>G3~TCHKTvZSNu
XwNi65yJA;z3tXtvJg)1=?z0H?o@D;0Y%od4$JN`nIF8SK%}gdWvt2r0zld@SvD{;ja^SoRgF8I@ERvn(u#r`nNt>eXna0BxdaCAO8rew2oJ
@&TtIZ!i)cl>%%{+FWcI_W@%!8HWNXoB}%}e~_b=+@#&+%$gzMNyNUSwBn3{D$MVwQ#`lrs@-$Vy7wG7~fi6?i1XD$DEfGNV)P$&k|_##2lr
^TXoqy?24(Yjh{Q&}5~%J8t}wATPy-b6wsHK6dWwLfoYE(M<=D)aQPG>XVdbv{uPmIGob5ux~YqB6KMJ=;q`lkLD07W5HVEQmQ;xF|Fm<U(O
;inFIOt-Ng0n@o4++JK2H`9}oABV2+1<^pVV^(p`RwThIA0DO|d8`NN`Dxb$79L`NAu4K$iPC!tVCW>Oe%4de@*src!l;{8orHM`J0>EX3sk
CS8FVB7eXH&x6qkw^D*PqVbc`SLtxnZD%c`03enPILYv@y~br&&x7Q?6{6*;q0?{dy!J!)5eDRL!?{|O5L?3>aUmdb*=7HNjMbR-7xf$T~)u
`%xyarUPbBIRQ5lnB1@DmL}_10<o~?Yhpps?&5OaG&`NZaSgR8qj{e~3yq2(Lb$R)!_g8E7w^d!p-Hp4<Z0lY#J*H1=B1L_<aGCS6{jF-5oW
bYK%-f*N_7Uo!%f4i0VtLV=3}0WKpYQJ{=K7~$@2BbS>fcWC$Jg&Ke}~J~E$V-xUf(}{c*CQ5uGtY$k}om2YG`4VkSdbaT_uXJK}nK4&0cU+
U*IZ4X1bOdh-2(b2+veevaxZjOhjshE@_iKYwa<lSVvZrs$66`Pw5;PN%#h~3U+oP??gtK`Bvg0%?t(Ec;!YBYG|l_<PT1VEVh_u^qXn*7Q3
ruf^ahP<J>KSj)fRiX~(_5Ry^K>FLIBNuVLhhzJ~KJDJ>^@Wvt@X`%oM=q6)RsJ+VX1v`~L#RH{Sb>PA(}nlVaQBwi$0dBto)-b%`=6UT!3g
cK_jaU{$*Wq6iYNL&<_0!k-p@f7vkLoSYL5m_mbqY@+PnV`5jw-Tddtg67;vJ^`3`s#B|7Dc9<6`ARzJTW63YLy{p78R~}F;Nzp7-y+km!Rf
`)=oSqqC!+5tBz;}?SAj>sbpqLjl6UiNG3a6+-H)wh{jIFZGvM{!=q*UDVp~&uB#`!Tapl+O@fWaR+S`n-vzTdzaFnQt-=?Tip~Q&`f$PRiG
09)o2dE3vO*!|%j34_iwnY(S*zviB<GX|e7k*j8$HyC<Kjt2<(cUqu@6Ha<o>TeS6K^T-NbK6n3WHY%Qfp^$Hdi41<hH<-B;4HN=x}5wlL*N
=vmojBW`5ua-=Xqr%-Q(9ZbxVNDPKT#tgUMy>!GFb`*k%Tv22pR8&btbOTLGCE|@#QeG)zg5mY4kbxQanAe4o996fYBvk2wp&#(MqjCaWOb6
>!nAsBRag({0{mv*`X)<(^TIiG_5o8o<QUQj^*wl-d7yFUP6J=T!xg_qkI!n0-OR-!Z3=Z38&+}SXwm#C5f5jWAf7O*KDr;ZMWq6a*w!@H1f
xj=?2+Jk2WlmiZ(U94N_-FRQdFexM?KQs2ahXq*myjtZb|AbuGNw}3H%>*Bw=|#irl?Tdu!nt(42x;o<Ooi+5hN4GZT6d7om8PLF&@GtC63R
l!+K2}DkddfCQ21}ZQ=i|sslkpVPvVDDm*AsOev~aTh@?ETn@IOz}5Rib*9)1-YKro#A>m683oD}vs_KkO4ey}TGgJ)auD}pPjYzd6x%B558
Dl{#4JdlOV8PfjE32HcN&DC>=TU~4RgOgoY?)se}EULC&Q|V$uMBfhLDey{qX-{kd{x>YP}N4bRQ0E-XH$)=cH0P7)~BdxTs%yF}uy=yZbKI
yFYSX_0Ouu^7ivcnEd<_?bhvttFt0!=HoAC=xUSop=yTeq*Rg|p+@mzTu0Ae<IMGYoO?#@`WgPNpsge1-u0RZ%_)`J;eq(5cc>{`G~Rf=Mu$
nK<uE%br0Nv)Axla%jSy<82?W>3J`>&UvCBFLP9AJPH>e>}vz)ht`UC1ppCu+eVE#MokS&2)YA^-hxN1b=x){#tAq1=NafVI$emIcmPg<wlk
&uGHn#5eJ&Js<>UX6nF%N~`U>7)8X?m|Ovzx2m2?>xs}J9m^}?hih9gCx4-0rlTsRQ&EK9R`8cnNEB;sBL(l!G$rXV|QFU`7p$|uVMjJ{&e5
9f3HCc!GCD=U|;f~{*V1G;)CzssFxkNkI+@N9hj3v&4DStXSNi4^+**->mij{=2TbmovsHuy|O3G76p`@>e0te64`94bJMZ9Hiy6x*wTm0KH
PN_sZ513spW`I1AUSrBV~z8O(-Efu7HE@0+F19p7LZ0HUmr}uv9fr4zDN~e^xkU4z$WlxIp#bSwxarG_@79xht%SAqk@Bqal;xTo!hl$WAU>
HX$chQXrX{g3sZ~!J?(wNTKpqQT0(nZxZz^bAci0(i+%C3xpTwpdOMco9MVI^iuf?#L)G_5}UCJ&M##@);j|nSvuyr|FlY1<HE6cLOv*cu`y
P4+y*YyTQBQJjt@0d{_b;4cFQXurG9eT2_K8m<9DtvOg`iZ$cv$<DC3aJtvX<f*KhDF>G@OSofwc^I7}6K3?2dA)d?maKd1m`t!ujV7ZzFH#
tv{KB*vVVjQ?QU2{edS3u@^!HeZlx7^i8HT9Z21O=n)5heU=2%NSFYttEu0%y1)EKt5`evr@^_UUZTX)xlj=ziiTVBqCtca7HhoNnJ4;x5ay
f@&{A*&hcQfL~U^$H?w>>Y+O132yu31dSd*S367x@obDAgS9kDJ&xsO4N;Ig^ZF0xAGY`e|2f1B4^2<i0_OO@(D+ofABXLP#>S%V&^X)fB=z
EQOn!_kQ?uP%1y^pUVcZV*TdLo<>DhUOU%uH-$$iCk5{vN$L5%Eom-CLhuBuhsp4_iU$0Vp-h8O_dX$7+P8V}`sPi%N)$s|3K(Lx2{Ry5Sl;
qZI^}X&{vc$#97(bAV)3yqr7spU^a8P*Fr4vxBIleGwQJ#{T0^j2t~8P2y#}Y1Ru^A;_KJP@pq7vs8q$T61YU1~&uC^*tsQTXs;X`cA|WjdC
Q5f(?ZFXHZ)Y%aYLEL>Y1Bu`Lg&Bj1oS09LF64#(E(oZAPaX!3niK>`({sQt)f4W2#Ws&^)rTzccQ1%IN!p)=eEns0X*i1|@t*b!kR4gPe}s
qC?fH5stk;3{rF287s@eOg+G1DG)H?E~kUrVgA?)14wy^r{m8J;Y=9Uw}*?43)yUaGBi01f?`cs+c151j~@Dq9BtB7N_k^neDYQASM=0cxEj
lN|8ZIT2&Dx_@XiCz)>_R<q)f*z^g1OZ%8Z=CxAiCBPb+=V7`L{ia^Cc!;JBqtASi$rAVXY0Jv>$b7)sxEj|peTL`wh7PyNbecY|LxEjTn7b
|EhV3SCsP)d(0XJj)<C%~1UI%)*YhUUCE+1;c0-UqU?%!(CY7kqSg?UKdFaZpCIIdjSY4~+C=Ek$e$sbv?bmQG{$Wu<B9t3<r7pnFUrCQo1%
axuAXOs*W11`b0*pxH>{EI9)#f=_bj6%dp|lNFd!MxSsUm~L#jUNJBD1BE~i!juw>BnUjGz;fUnfftv+*=D50oEBIFgWN#8xy~x-Xo|y!5wy
DoUU0`1rA2uo9HtbD=|&@vBW}30T6igtH%vTL;Qmr{6)a-R;0h^(61DZrfo-ubnXFk*idhG|WdM2-3$9M`PKSsP4PIybDCjs+9eQG2P}20Wh
~A2fOcnj=jtYqxZK&y89upNrqLE$U3t3_qC}`mT(nD4Q6jJ~!yu)};ZXsX!gx51uNOlOz*zDvaBYea<k#=}ve9|E?h52D|N81iamhQ;H$U6E
U9&rr~GL(mfwh<fJ{Gt>Ytdp{2{pQd~VRt4RM#?G5L89midQ~|F8=u>zEut~#5#=#3q)-M)$^cL(Aj$}FtLPU5zS;B+<%e4kZb3k7Em(IeJp
{V(X+)n<bi7`MX0gJh366riU8@Gta;sfr2Tf0<<}4F&4Rw)x*~yYN-E+{Rc<&)A{7-9EZ10{PY&xGmMgAR(5o+FogKNvKrgH3m$%PJVUbmaw
WBsY1{?PfT^Y6F%^PI~MeOr<|);dot)Jb00^3K&l!^O{m{5(w>7SjRl@9A(e=j|o!_c%-#09!#6c_P~$ez9}#dHt^0_`qBQyYjA1G^}6#{J4
)d6to(N-G*oxY?w(}Lbq(7Nr7cE?JSuvm#M~Sp5Yssly=64K}LNUf-&4iLIPN<5z>l=E%0f)EK7VOFpRcjT{!+7T0sM574a645`a}15)sG>_
AwINJOeuQoMu!C!msJx^ANip-Yc~2I6chNKZ;Ir4b+P)#Brv&c=2`iS6IqjjGyH`RABS(pU>E{V<bK02l+>E`cpv=wEJ%Z2Bq&-!mRnxXLC|
8KL%V@-i)UUJANqLpXN1<J|)NXO*Z9JnaCc*+ppE;BguZhsSnznFLm6+L%p`+(ywfep8rIyD0yKYSnF{qA#L`#l>K%+hjE%bsZPx~J$w4|ug
~eq*R7@hQ?me6$N7%=1JsBx+HXjgcToq0fDch1ymw%Vtq-8F2zh{WIxbrNqTm>491DRG)OT-siTWGT4l1ky|F@MX0^r1glnlefgh@!7v^vDE
BnYw_Vlv^0qs+-?a0faLjYRAlG2v46E~OFvA@M?pk$@tKD6US&O@8?nAzt&<*gu~3v6eL)ej7GIPgtM82YD{ip6>IsoE#Y-faAPz(#4lVhVx
K&LO1(Vm-X=UPVFwbdWLU2?3?n>BVzR}`D>C0Hg{*78rcX+SX|1YJAV-A_%Xd{c4yDH!@m?r<CfD;c4Z*#3wYJ(Kfv=pGZ<42oJ>xHaQ$oL_
v2Rr!@B|0#bd~rx5~2XbUGuCgQ-VakheLJhC9~fc22ICy60nRS?s@hA~!+lVaFBHqKHTc@g5GDIUp9h1gUZb`vdu@tO*Yff)bAPNoY|?%YP|
WrCf=~?Gz+pAt)k3J0{1cZ4sT(yd4Ee11+H(DIzqJ$NqVbE23eReB}qIE2GQ%tR4@aJCIpGt{R4uIAhbipi?$kz2OfP-yPiql3vbF^JSOxQ7
?;MYdog!?$mu|0nt<+vyKD1VJ$X#=<Z~ZxPx<ci*Q4?>TMG*pX0B&x1SiZxD1%i8V`l{hus{{Gn^L=UzpC<BtDlT;0}YmU?9)wT*)Ea{#?uZ
c!uySnro!GmBN-4)POOA<R6e_iQ6%$uuExj>b%;GMcq=dbjMtm+H6>XjH`fWvH^O)H`qNkBiF(b6j^d$OB+;zwSx?y10L)Ledl?@WD@vO1@~
e4QFo=b>fsYS)#OrX=?uzNhyvOZ1Oz1YJ)%d%E(G91yw8yi1!>yRc5;s0xlzd308nVjk5Jb43aggq3>&e;%@L~|z$0SpvCkTVL{_G2Y-efA|
6sa32|%UgG03%V$N!56WdwiPhGM|(-8l@Q1G19%Q}zP*0#B5zvNtDma5oi+0h6HBC<<y`>PZ6eq?cq>yM^p}0;W@JTL-K*<4TPg@2ri(7zw)
Aj6aiS3ceUgf&Sjx?bno3Lq!$M3U`G-HCkuL`rswP&<a#BTew1tlLQ2*foK#<fW@kjyPQ{tn&U&-X=;1IL157=Lr;2mw8t(&PbAUK<Q*D;6-
0huz%7pNW<XSkAkWpCO(<|U0zqpU`i@zsL>555K}Husq5VqZrhozz8Rdf`3Mrq0md+Bqw<_ovk`0>Ff;OCkEE>y+Yolx3V;V$7OxSw>{oW3)
H0G=r!B}EZVXZ0u1{0gFV2VBAgFDz76w~seCH5FYi;75!D?(v#3yN-;FKw&|+hRp^YF(q@vf4)s7v2i-0ZXA$xTc1<U=buCpm3jvSI85XOc<
|}HZ=UiLN!81sAy+{5C=fh7Tc-1)YTdUG9-5r@XbPG@HT0iAfpbnojoE*Addhu`^-d6eI7L>hGU3V^vl(Z3U)B}+W79VooM8e*dEA)ZZMP@x
ovI-fCI1+p&GysZc!P^%IR;2FSKp}im+Hr3T>xclKPN}>^9FZQ@Ps4{d2|!u|Hc-MSP2IyF@08h9aUt7Xv`rToT`V>SKrU;+F9?^8DY*0>A-
1GEmQR(wPcKusXz;+17&tJ0^riFqO9cK`}cRyn-mvWB=Phz2{PaJNiQKw;&N)WKbWdbuT|5q2euwHb5!NGG5uvJhcQef@dLjxC2sSgVeN6NP
v~LX~BDB*IE}aNA0-f5E<P{J2(;rK_2^pxE66kJ0mIPT@=3x5Kl~`dXD4?-w7i!2(Ph+Y*FIDRa{_<(+1y2WJUWZMs1JCx>+F#>_Z3MFUjB@
x(q=viKiXzUAOX)V&kaM%h$fdS8STbaLAc!9w$K5h-nj%90kmyzU}pcxpxTQLuD7QR~J_`b<37k2xvlp;6sQqaema4=~R0R@!{r4{H=)lEeY
-F-OO=K$x_5BOn#@|!`5YsSP!pUO9yTah4emLA~bI63pSV_Ct%MFZRa?J{NxfW3bBC>QifzhqH!&Y6(l32O2#a5PPU1808r))A-CGJHgA}ay
{%A!j^wQVQ^2TsJ6oY+Q;(c+s|a+VMpojU>piw(eh({&bmI=OtmYo;h**)k_Jsf@NEs_B@Zi>H2^8R#6559f+_9@=*2tfn+S2arn8Ph2L|~i
vYr4#YT?;F}%Kv2W`+?-}pm*E|GUUh(yu0;rR-HsVAN@P}wQ!3Uc7=Xiw7)ZMA0N~+79+AWB+KnR<*UXVmiV}<-%7cNfhI9*;oZWv|Mx!sk@
fFukWQR6nV=65v$i6PqA2!OhW8HFQ`qbMJKJ+-4~yqz<=}0>hbn111KXXbj<j5c;kz4ba`9N@#b>5b)WP4nCfa_&ytN38nXVCB55ZbXP=Ft>
4hDh|&`F`~kfO;Ood6xaW*J**cAQEToGWZgRgs-YSg3~;SgeEjZ<UV3K`4+WsI1q3CaAQ6&0r>>02hKwGj}i>VK2g=4~iY=4AEWwW$mGmk|3
?c&vZ?NUC~OhEVQc&bc){;af!gDGYS4hmGumg^s6~71<9m*>^EYGxZUPX?X-Ks)b;@Z#%2swy(%|9v6SES^AXFaXkFP)Kc3QJqJguGpAYi0*
#{9%<Q8{%b+=N6T;V$?rBrK~#kEZSotr=USAndRH(Pf(MTC0g`C47N$cWS=Hi47_7ZF&fB><8e&;qLln4KTVCQ<BmECsV9&_!&C?{AU9TC;|
=u1P3JARIljR{vG_eU}TgD?0cc%bu}uafP%8*%cDtsYmwJsyzzeQ*|tWJpyvX%|VW3T9|>#B1(9mnWxtfkfl@Cyn%sQpXxfj%kW|!SE%?NB4
;O9W%|f7OZUFIT_gifqi>3bb*3Zk<|=MN>H|Xc>ZncAUN?O2Pv6tyto$_OnZq8B%ICYE5Rpc8l2V*ScAHV=+t^h2mVX^&$DH}A9Pq;9sGp=C
Y8>i)+~mEwFWF`fX%@E*Dx0Ny4b;8w{G4B(*iCmcQavA0|DXh)q1Yd=6J_gq?KN_4RdCNGpam*7mlGEDz8~l=LK0{!sXIbIt=`?eL_IO{Mc{
723{%q#%>X2@k>=*N0#^`H3uA=r7Nx6ouO6S12&6h#C>FX5Jvvau$gv$~DD*T{1Ji4u=b0#*fQRI|CP}TE2RMu1V;xIW--~`fUXe<mI;tL+A
(xV;tDhqehdr%{tqT@(<aG?4>{33){q`^4&_$(D`6z!TF*yjK@x%O^a{lt$yhRRZ^@HwcWbJnhCP4=te%2pA&F>9kmH2#5<!k+VkN^G_L1p}
C$Vkf6iIwC<2vh3*qkh0fe^w!0iz}N66BuD#7p;^P<ba7!BTOXJ%|Y0KNbyad!0QNGdoBC1<b6TrxhveA#QZl2*M$QBl57YCJ&7SfFh~N!5C
hpt5~wd=yrfRF;Zvb8Rpbf?jL$pZ!L=vtP%7AQ22n_&`XVx`*kuEBj78;i2b}<Qd?6q`Rk7#*-!&uQU|$uY4<s;wbrEcTAdTC9;}#;~2NBzl
S%!Eg%|LFs%R$GQ7E+OA(@3T*WHYCktsva?kdB*Qq<plO!Sz8OAgX=4I}B7EvL$0ZCIpvN0xUuN>0aU+%M}pAKd;c|f*yKb!F^?KPe?2%VHN
RP<rT4WBR>qm^-RTW+#>!Fh<hr$J@BY(AShx1@R#-vMvCz$`x+Gq#3LL)fl+9Xjm5ZO*pDot&<bh*rXlS}r|$T$EuoJwAr$c7;RgUeuoQBIX
c;-Q<DtqywVC5P;IH7Zoh7c26cO4`0UHtFuycs3iP8(gRon_VfM6yG*Aq~Swnvn}ASY;?HWz$NM4TecdY|FnV2$={IW&ZW$b(nSjzq8FS}Cf
uFW}Hb`vTElTU_)V<h1d7T3pAWK$4X|D+j<75A?=8YZgkM3+NWymZQS!x!PoWzYyi?!nt@R1sKTM&ucPsV@dVoWmfHBI&QV0s0os7ejix-*-
Lx^L{?Tp^)-x%q2MOjM497}BbBrtC&0_Ds!k1TOPW;WrDcG)d$3JtkKPekXP!e3a00K^<g3q69SSqfswTEsSV!y}!}1{k5|``ltILTuxXLmU
rcY4%frK7u1k+Wu-dBBR;Q%b;*qel8bj}zM5WXZ?H}s-qLrq{Fv0YkMa(m1n*aU{_u%`jZGGIXwcCbVqQHRFwb)}{M>LaTNC6zlk&pm_mvg?
PRT0?!nayK?)elcZ#RmTrB2cj2trid^4D({_m1Xf^t-ifDkPO)1^w}@k*>a?&)OeperNUu5STo3R>M5@Iw3}NvGpthrJLEtLMCO+*CT-A3)d
eB8w|2-<J;DnlDe`HN?(9U!c1a_Nhv^{7jwpbY_$~kDW<)bP=?1^Y3AxQy>AXT$RtPhIjd=7$h>uTt>zRDFLTW}gZClR)&TCTMa3=jMy<#Td
%YtxH>a9299gfN2Oq!`R1(xy-~c)vOAk>YB3clV=D^f}T;7{HZjMZHYa3irqmkJMCTjr;S-4=GL1#Vws|sN(C44TK!Krp(8f4cAPS#~mJ3Xx
_se((;b@Ms9xUQhl@$?zf1Woat4A(Np$i?-7Us`N;Z`Lz=QiezvszEKng=v!2HM0Ni{aGSjAQZxT$u!1PafO<D=E5;6?@;sjR|`CM;S95_O8
+8bF68LnC|AjH(!tK1(+vqFN%BFxN&0Y>>)cBs6M?Z~XQQ)1>_I}9iiQ36s^>#L*)5q$6X#!YJB0}{}Zgof(<rwY*eT}wH1MaLAIzCuDx^=D
A5RM~XoRH%XXoXpi4+}J9zz#V~5+L>q;n&!TXcUA6j=K>7(*q4F25dvJN8gM%cT5QU;cQvTkjAi`ehZfX3Z%a400%WBwmjlG+P!;|5UMFz<y
(9J4xB8%N=Jc6#Z27zQ0-a^Mken)c{i?mcv>*1YDA2>Vr-j#{w|QR5=Paia|DTaVa%I@}vJ$y_g0Ro)5BgVFKnbgXK78`+v<6<mfN9%=+*~$
H0IbjyG|h^fKL)(jRj<T?5Tf`RyS>OBxuP5%<px1&zZ0x}MXwmXB7j;hByH{Jp#AtwAxpDggl$xIBwCQ^4)<gnYk=MC+w))(s;XGd+P<@I@f
!jbJ2<V7hr~25Ff!i9T^n#yiS5bdPu%ql#Ed2{`U&g8hIY=w&pOg}{*+G-V^j}fgZbk->HPU0h2#Wk;j8#O$fUmBD0~h4*na#-Ar;TUb(P!t
`VH|c9GX~uN9vc+eD+Iy*Bb%~^`l&iPDPc0oBS$676gf_nCq9a(>F<uZm`cknL1qm`6`~)aAWPEY~k0(+tJ@ENbQqDI{Eg3dlbL3V{v9L;UL
YwFQn*YjkKLq&`idqcN^oo;qOQ%ZgCv@L1~h5+j+HQgVjdj9Rcwn$TH=s^DCiB>;)K)FegM0DI=I`x7BGuGS$LKV&FG1&Na!4rtOjB-j3gB1
a=H__Q=r)1)kZxgCHRzuZ6-&HI*6OM2X7RVCr4Ra$|HsUZk;~+c7<nu$>sNpb|8!;!_LfhGp`xa%A}*PKm#^?qG{PA#<wF@t^y9TC0GRd!!E
2ap*k1vV4t+$1f**CHq#r@bXXnZGC^d{-Q5rui>$H%UvA)QM((s%frib1CJSG$Da>!69@9B)EL$e6CA7(f|eBiOZ_kBH%cCLxtDKjSzfHq%W
1iJli937_qIPEM;vm>Bqk=Ja?)%f^f@L}YzA<SwY1-l22Tph;x$wLz{LMQN))_j?HAkam<(?g9c>}1kVDZ}ZmRobEfQ@jBSBb(X?P1ROc{}j
jpWW#wrZn7t&C#EO`vLRO^K{M`ll7~3Nb<kxBEQAc!95WcHVJUNGYQ<fO=1zJ-Geq$XjCfBJ2;A-G>x_CKt}!o6+v1Lr~TS+{j9Hw*63>xHv
SHVR0ew2$c>%)~%peW6ld9Uo-o-iTNuCDGuy!`Kx}%08}tXy!qDw^(vZ<f1^$V7NVf5^4A$L`}715^V0t#|CBQvb)aDe2DTq(JT#GgFK1u8s
K1`b1}pbFL3Bz7SM$_^P?=J(97LU~r2Uo?HiV=y+OnIv8%gOs&St0LGH9uEJN_3k2)5NQv=i_;u0oP(YeG6&HqMLISW^$p30ClyuK)<1jvC=
DV)Z@1okG3P$Zi6)wo{us!zWJ>c9dMR>TrvS?{6wni5#IEm|Y@1D~{XjoUnlfdZuC9ObPAR{VpZL+^RfDZZ)QKryEkrmA>b$^emkg(Juhy4?
!20f7ya@$*#8mOS*R@4eU%6kyP%quYI+Fs5KmA=O;%gB+i-~vyx|VqWNCmKw3-K5q;tt6&s=paAK<$SHuh{iJW>PGX!HQ0%&-M?sUo+MgQcS
d6B7AFl~gq!yG|=iHjB_9c7QHt8o)9Jn{_iUSzmgIIZZLGR4<ofsD;;bGRVQfW<p3L_SwIumeXzmtcJD(FPf*B{U%~lT3>QCq!6TJBKcKp#U
;(xgD*6OGR!+*Py1GGqr5AJq3fqU?Jwx@dO^GT(n>M(vnJ#;l)QFrIiMWp`u?AMzZ>-Y+25Fqx;4rTluN2f`8UPg^0mThK68x`{}A?UrO}%j
iO5mSWr7fj1p&tMY;b9TQz!AM*|a>%W4C9@dKX-<2;I3y7tVw(oT@Knm;&}94ha$STo@5B3J~SXHsnGi>K`BCxZWTBOL-LBb)w(du@aY31r#
W(lRM)kI#{~NTNGl6x$D!5Ht{4+Q}x+)uq*e0D7zxM|!H<lN!=SOUQV;b`0O?j|c@E!LgaXOcn1POnU^M{trK4HT(
"""

STEPS = """
c-jGA0H6OdAlV;xBLW~fB^e(=9_SvBAU*(1ABi7y9>XAn9wQ^7AO<189+@1WA<i8xAUYqk9w;DECM_T{9kCxr9wQ$+AGjcaAjKXMA7UWfAD<
r-AI}|W9seG&9YG)w9!Mhd92$f
"""

LESS = """
c-jGA0H6Opw|>1BIIb;|tpl|Nx$dudxdS3IxJ$S&I=?r5wb!y9xUe`tJCL{BJo>htG+j9!y~w(AI8!{DHV`>aFsM0DxnR6wIIp(EyS2C1JF+
=dG(j}CucWtvEu=W{HqEzrWi8S
"""

OUT = """
c-jGA0H6P`IRZPZxwkqWJM}ioI25_4yTJz+Iw?3hx^ufQI9$6)y2QE`x@a}VyUn@0Iw3sqISM=AyofwRxGK8pIRLt0Im0@py3o1HIf6Rxx|+
EKx!^d(xWu{JH*`B`w}Lohwl2y
"""

BASE = """
c-q^)4FCc*0d@
"""
