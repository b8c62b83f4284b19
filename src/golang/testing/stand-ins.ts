import type { PackageSource } from '../check-packages';

const pkg = (path: string, text: string): PackageSource => ({
  path,
  files: [{ name: `${path}.go`, text: `package ${path}\n${text}` }],
});

/** Just enough of the library for tests of the checker. */
export const STAND_INS: readonly PackageSource[] = [
  pkg(
    'fmt',
    `func Println(a ...any) (n int, err error) { return 0, nil }
     type Stringer interface { String() string }`,
  ),
  pkg('os', 'func Exit(code int) {}'),
  pkg(
    'sync',
    `type Mutex struct { state int32; sema uint32 }
     func (m *Mutex) Lock() {}
     func (m *Mutex) Unlock() {}
     func (m *Mutex) lockSlow() {}
     func (m *Mutex) unlockSlow(n int32) {}
     type RWMutex struct { w Mutex }
     func (rw *RWMutex) Lock() {}
     func (rw *RWMutex) Unlock() {}
     type noCopy struct{}
     type WaitGroup struct { noCopy noCopy; state uint64 }
     func (wg *WaitGroup) Add(delta int) {}
     func (wg *WaitGroup) Done() {}
     func (wg *WaitGroup) Wait() {}`,
  ),
  pkg('strings', 'type Builder struct { addr *Builder; buf []byte }'),
  pkg(
    'time',
    `type Time struct { wall uint64; ext int64 }
     func (t Time) Unix() int64 { return 0 }
     func (t *Time) unixSec() int64 { return 0 }
     func Now() Time { return Time{} }`,
  ),
  pkg('testing', 'type TB interface { Cleanup(func()); Helper(); private() }'),
  pkg('context', 'func Background() {}'),
];
