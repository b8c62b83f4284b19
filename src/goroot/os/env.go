package os

import "sync"

// The environment: empty until the program sets something.
var (
	envLock sync.RWMutex
	envKeys []string
	envs    map[string]string
)

// Getenv returns a variable's value, "" if it is not set.
func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

// LookupEnv also tells whether it is set.
func LookupEnv(key string) (string, bool) {
	envLock.RLock()
	defer envLock.RUnlock()
	value, ok := envs[key]
	return value, ok
}

// Setenv sets a variable.
func Setenv(key, value string) error {
	if key == "" {
		return &SyscallError{"setenv", errno("invalid argument")}
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return &SyscallError{"setenv", errno("invalid argument")}
		}
	}
	envLock.Lock()
	defer envLock.Unlock()
	if envs == nil {
		envs = map[string]string{}
	}
	if _, ok := envs[key]; !ok {
		envKeys = append(envKeys, key)
	}
	envs[key] = value
	return nil
}

// Unsetenv takes a variable away.
func Unsetenv(key string) error {
	envLock.Lock()
	defer envLock.Unlock()
	delete(envs, key)
	for i, k := range envKeys {
		if k == key {
			envKeys = append(envKeys[:i:i], envKeys[i+1:]...)
			break
		}
	}
	return nil
}

// Clearenv takes all variables away.
func Clearenv() {
	envLock.Lock()
	defer envLock.Unlock()
	clear(envs)
	envKeys = nil
}

// Environ returns all variables as "key=value".
func Environ() []string {
	envLock.RLock()
	defer envLock.RUnlock()
	list := make([]string, 0, len(envKeys))
	for _, key := range envKeys {
		list = append(list, key+"="+envs[key])
	}
	return list
}

// A SyscallError says which call of the system failed.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }
