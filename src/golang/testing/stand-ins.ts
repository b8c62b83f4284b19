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
    `type Mutex struct { state int32 }
     func (m *Mutex) Lock() {}
     func (m *Mutex) Unlock() {}
     type noCopy struct{}
     type WaitGroup struct { noCopy noCopy; state uint64 }
     func (wg *WaitGroup) Add(delta int) {}
     func (wg *WaitGroup) Done() {}
     func (wg *WaitGroup) Wait() {}`,
  ),
];
