package main

// One operation at a time on a real map, with its record.

import (
	"fmt"
	"unsafe"
)

type arrayGen struct {
	base unsafe.Pointer
	n    int
}

type executor struct {
	mapInfo
	sc     *scenario
	mtCopy maptypeT
	t      unsafe.Pointer
	h      *hmapT
	key    [4]uint64
	rnd    splitmix
	gens   []arrayGen
	iters  map[int]*hiterT
	ended  map[int]bool
	out    *golden
	keep   []unsafe.Pointer
	lastIt resIt
}

func newExecutor(sc *scenario) *executor {
	x := &executor{sc: sc, iters: map[int]*hiterT{}, ended: map[int]bool{}}
	x.kc, x.ec = codecOf(sc.Key), codecOf(sc.Elem)
	x.mtCopy = *mapTypeOf(sc.Key, sc.Elem) // writable copy of the descriptor
	x.mt = &x.mtCopy
	x.bsize = uintptr(x.mt.bucketSize)
	if x.mt.key.size != x.kc.size || x.mt.elem.size != x.ec.size {
		panic("type size mismatch")
	}
	switch sc.Hash.Kind {
	case "memhash": // the compiler's hasher, on the fallback with our hashkey
	case "identity":
		x.mt.hasher = func(p unsafe.Pointer, seed uintptr) uintptr { return uintptr(x.kc.ident(p)) }
	case "const":
		c := uintptr(parseHex64(sc.Hash.Const))
		x.mt.hasher = func(p unsafe.Pointer, seed uintptr) uintptr { return c }
	default:
		panic("hash kind " + sc.Hash.Kind)
	}
	for i := range sc.Hash.Key {
		x.key[i] = parseHex64(sc.Hash.Key[i])
	}
	x.t = unsafe.Pointer(x.mt)
	x.rnd.state = parseHex64(sc.RandSeed)
	mt := x.mt
	x.out = &golden{Format: "go-classic-map/1", Go: goVersion(), Arch: "amd64", Scenario: *sc,
		Type: typeJSON{int(mt.key.size), int(mt.elem.size), int(mt.keySlot), int(mt.elemSlot), int(mt.bucketSize),
			mt.bucket.ptrBytes != 0, mt.key.ptrBytes != 0, mt.elem.ptrBytes != 0,
			mt.flags&tfIndirectKey != 0, mt.flags&tfIndirectElem != 0, mt.flags&tfReflexive != 0,
			mt.flags&tfNeedUpdate != 0, mt.flags&tfMightPanic != 0}}
	x.out.Scenario.Ops = nil
	r := &record{I: -1}
	used := x.rnd.draw(x.key, func() {
		if sc.Make == "small" {
			r.Fn = "makemap_small"
			x.h = (*hmapT)(rtMakemapSmall())
		} else {
			r.Fn = "makemap"
			x.h = (*hmapT)(rtMakemap(x.t, sc.Hint, nil))
		}
	})
	x.finish(r, used, true, true)
	x.out.Init = r
	return x
}

func (x *executor) finish(r *record, used []uint64, sha, full bool) {
	for _, v := range used {
		r.Rand = append(r.Rand, fmt.Sprintf("0x%016x", v))
	}
	h := x.h
	if h.flags&4 != 0 {
		panic("hashWriting left set")
	}
	if h.buckets != nil && x.genOf(h.buckets) < 0 {
		n := x.arrayLen(h.B)
		x.gens = append(x.gens, arrayGen{h.buckets, n})
		x.checkArray(n)
	}
	r.H = headJSON{Count: h.count, Flags: h.flags, B: h.B, Noverflow: h.noverflow, Hash0: h.hash0,
		Nevacuate: uint64(h.nevacuate), Gen: x.genOf(h.buckets), OldGen: x.genOf(h.oldbuckets)}
	if e := h.extra; e != nil {
		if p := e.nextOverflow; p != nil {
			d := (uintptr(p) - uintptr(h.buckets)) / x.bsize
			if d >= uintptr(x.arrayLen(h.B)) {
				panic("nextOverflow outside the current array")
			}
			r.H.Next = fmt.Sprintf("A:%d", d)
		}
		if e.overflow != nil {
			n := len(*e.overflow)
			r.H.Ovf = &n
		}
		if e.oldoverflow != nil {
			n := len(*e.oldoverflow)
			r.H.OldOvf = &n
		}
	}
	if sha || full {
		s := x.snap(h)
		if sha {
			r.Sha = s.sha()
		}
		if full {
			r.Full = s.full(s.cur.n+s.old.n+len(s.heap) <= 12)
		}
	}
}

// checkArray: the length we computed must end at the runtime's own sentinel.
func (x *executor) checkArray(n int) {
	h := x.h
	if h.extra == nil || h.extra.nextOverflow == nil {
		return // none was preallocated, or the same op used them all up
	}
	for p := h.extra.nextOverflow; ; p = unsafe.Add(p, x.bsize) {
		if o := x.ovf(p); o != nil {
			if o != h.buckets || p != unsafe.Add(h.buckets, uintptr(n-1)*x.bsize) {
				panic("array length does not match the runtime's sentinel")
			}
			return
		}
	}
}

func (x *executor) genOf(p unsafe.Pointer) int {
	for i := len(x.gens) - 1; i >= 0; i-- {
		if x.gens[i].base == p {
			return i
		}
	}
	return -1
}

func (x *executor) hiterJSON(it *hiterT) *hiterJSON {
	j := &hiterJSON{uint64(it.startBucket), it.offset, it.wrapped, it.B, it.i, uint64(it.bucket), int64(it.checkBucket), x.genOf(it.buckets), nil}
	if it.bptr != nil {
		s := x.snap(x.h)
		if v, ok := s.symOK(it.bptr); ok {
			j.Bptr = symName(v)
		} else {
			j.Bptr = "X"
			for g, a := range x.gens {
				if i := (array{a.base, a.n, 0}).index(it.bptr, x.bsize); i >= 0 {
					j.Bptr = fmt.Sprintf("G%d:%d", g, i)
				}
			}
		}
	}
	return j
}

func catch(f func()) (e any) {
	defer func() { e = recover() }()
	f()
	return nil
}

func (x *executor) do(op opT) *record {
	r := &record{I: len(x.out.Ops), Op: &op}
	h := unsafe.Pointer(x.h)
	var kp, vp unsafe.Pointer
	if op.K != nil {
		kp = x.kc.parse(op.K)
		x.keep = append(x.keep, kp)
	}
	if op.Op == "set" {
		vp = x.ec.parse(op.V)
	}
	suffix := map[string]string{"generic": "", "fast32": "_fast32", "fast64": "_fast64", "faststr": "_faststr"}[x.sc.Path]
	var used []uint64
	run := func(f func()) string {
		var e any
		used = x.rnd.draw(x.key, func() { e = catch(f) })
		if e == nil {
			return ""
		}
		return fmt.Sprint(e)
	}
	before := x.h.count
	switch op.Op {
	case "set":
		r.Fn = "mapassign" + suffix
		var e unsafe.Pointer
		msg := run(func() {
			switch x.sc.Path {
			case "generic":
				e = rtAssign(x.t, h, kp)
			case "fast32":
				e = rtAssign32(x.t, h, *(*uint32)(kp))
			case "fast64":
				e = rtAssign64(x.t, h, *(*uint64)(kp))
			case "faststr":
				e = rtAssignStr(x.t, h, *(*string)(kp))
			default:
				panic("path")
			}
		})
		if msg == "" && x.ec.size > 0 {
			copy(unsafe.Slice((*byte)(e), x.ec.size), unsafe.Slice((*byte)(vp), x.ec.size))
		}
		x.keep = append(x.keep, vp)
		r.Res = resSet{x.h.count > before, msg}
	case "get":
		r.Fn = "mapaccess2" + suffix
		var e unsafe.Pointer
		var ok bool
		msg := run(func() {
			switch x.sc.Path {
			case "generic":
				e, ok = rtAccess(x.t, h, kp)
			case "fast32":
				e, ok = rtAccess32(x.t, h, *(*uint32)(kp))
			case "fast64":
				e, ok = rtAccess64(x.t, h, *(*uint64)(kp))
			case "faststr":
				e, ok = rtAccessStr(x.t, h, *(*string)(kp))
			}
		})
		g := resGet{OK: ok, Panic: msg}
		if ok {
			g.V = x.ec.show(e)
		}
		r.Res = g
	case "del":
		r.Fn = "mapdelete" + suffix
		msg := run(func() {
			switch x.sc.Path {
			case "generic":
				rtDelete(x.t, h, kp)
			case "fast32":
				rtDelete32(x.t, h, *(*uint32)(kp))
			case "fast64":
				rtDelete64(x.t, h, *(*uint64)(kp))
			case "faststr":
				rtDeleteStr(x.t, h, *(*string)(kp))
			}
		})
		r.Res = resDel{x.h.count < before, msg}
	case "clear":
		r.Fn = "mapclear"
		run(func() { rtClear(x.t, h) })
	case "iter", "next":
		var it *hiterT
		if op.Op == "iter" {
			r.Fn = "mapiterinit"
			it = new(hiterT)
			x.iters[*op.It] = it
			x.ended[*op.It] = false
			run(func() { rtIterInit(x.t, h, unsafe.Pointer(it)) })
		} else {
			r.Fn = "mapiternext"
			it = x.iters[*op.It]
			if it == nil || x.ended[*op.It] {
				panic("next on an ended iterator")
			}
			run(func() { rtIterNext(unsafe.Pointer(it)) })
		}
		if it.key == nil {
			x.ended[*op.It] = true
			x.lastIt = resIt{End: true}
		} else {
			x.lastIt = resIt{K: x.kc.show(it.key), V: x.ec.show(it.elem)}
		}
		r.Res = x.lastIt
		r.Hiter = x.hiterJSON(it)
	default:
		panic("op " + op.Op)
	}
	i := r.I
	x.finish(r, used, x.sc.ShaEvery > 0 && (i+1)%x.sc.ShaEvery == 0, x.sc.FullEach > 0 && (i+1)%x.sc.FullEach == 0)
	x.out.Ops = append(x.out.Ops, r)
	return r
}

func (x *executor) done() *golden {
	x.out.FinalSha = x.snap(x.h).sha()
	if n := len(x.out.Ops); n > 0 {
		s := x.snap(x.h)
		l := x.out.Ops[n-1]
		l.Sha = s.sha()
		if s.cur.n+s.old.n+len(s.heap) <= 200 && l.Full == nil {
			l.Full = s.full(s.cur.n+s.old.n+len(s.heap) <= 12)
		}
	}
	return x.out
}

func runScenario(sc *scenario) *golden {
	x := newExecutor(sc)
	for _, op := range sc.Ops {
		x.do(op)
	}
	return x.done()
}
