// Package abi describes what the compiler and the runtime agree on: the
// descriptor that stands behind every Go type.
package abi

import "unsafe"

// Kind says which shape a type has. The numbers are Go's own.
type Kind uint8

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// KindMask takes flags off Kind_; the rest is a Kind.
const KindMask = (1 << 5) - 1

// Type is the head of every descriptor. Descriptors are read-only data that the
// compiler writes, so reading one is never a step.
//
//hmapscope:private
type Type struct {
	Size_       uintptr
	PtrBytes    uintptr // bytes up to the last pointer: 0 means that the type holds none
	Hash        uint32
	TFlag       uint8
	Align_      uint8
	FieldAlign_ uint8
	Kind_       uint8
	Equal       func(unsafe.Pointer, unsafe.Pointer) bool
	GCData      unsafe.Pointer
	Str         uint32 // where the string with the type's name lies: low half of its address
	PtrToThis   uint32
}

// Pointers reports whether values of the type hold pointers.
//
//hmapscope:private
func (t *Type) Pointers() bool { return t.PtrBytes != 0 }

// Kind returns the type's shape.
//
//hmapscope:private
func (t *Type) Kind() Kind { return Kind(t.Kind_ & KindMask) }

// KindDirectIface is set in Kind_ of a type that is one pointer.
const KindDirectIface = 1 << 5

// IfaceIndir reports whether an interface holds a pointer to the value, not the
// value itself. Only what is one pointer stands directly in the data word.
//
//hmapscope:private
func (t *Type) IfaceIndir() bool { return t.Kind_&KindDirectIface == 0 }

// String returns the type's name as Go prints it: map[int]string, *main.Point.
//
//hmapscope:private
func (t *Type) String() string {
	return *(*string)(PointerTo(uintptr(t.Str)))
}

// TFlagRegularMemory: values are equal when their bytes are.
const TFlagRegularMemory = 8

// RegularMemory reports whether values of the type are equal when their bytes are.
//
//hmapscope:private
func (t *Type) RegularMemory() bool { return t.TFlag&TFlagRegularMemory != 0 }

// TFlagUncommon: behind the descriptor stands an UncommonType.
const TFlagUncommon = 1

// UncommonType is what a declared type has beside its shape, and every type that has
// methods.
//
//hmapscope:private
type UncommonType struct {
	PkgPath *string // of a declared type, but for the predeclared ones
	Methods []Method
}

// Method is a method of a type, or one that an interface asks for; lists are in the
// order of names.
//
//hmapscope:private
type Method struct {
	Name *string // where it lies tells it from the same name of another package
	Typ  *Type   // without the receiver
}

// Uncommon returns what stands behind the descriptor, or nil.
//
//hmapscope:private
func (t *Type) Uncommon() *UncommonType {
	if t.TFlag&TFlagUncommon == 0 {
		return nil
	}
	size := unsafe.Sizeof(Type{})
	switch t.Kind() {
	case Pointer, Slice:
		size = unsafe.Sizeof(PtrType{})
	case Chan:
		size = unsafe.Sizeof(ChanType{})
	case Func:
		size = unsafe.Sizeof(FuncType{})
	case Interface:
		size = unsafe.Sizeof(InterfaceType{})
	case Array:
		size = unsafe.Sizeof(ArrayType{})
	case Struct:
		size = unsafe.Sizeof(StructType{})
	case Map:
		size = unsafe.Sizeof(MapType{})
	}
	return (*UncommonType)(unsafe.Add(unsafe.Pointer(t), size))
}

// PointerBase is what every address has above its low 32 bits; those are the
// offset in the machine's memory.
const PointerBase = 0xc000000000

// PointerTo makes a pointer of an offset in memory.
//
//hmapscope:private
func PointerTo(offset uintptr) unsafe.Pointer {
	return unsafe.Pointer(PointerBase | offset)
}

// ArrayType describes [Len]Elem.
//
//hmapscope:private
type ArrayType struct {
	Type
	Elem  *Type
	Slice *Type
	Len   uintptr
}

// ChanDir says what a channel type allows: 1 receiving, 2 sending, 3 both.
type ChanDir int

// ChanType describes chan Elem.
//
//hmapscope:private
type ChanType struct {
	Type
	Elem *Type
	Dir  ChanDir
}

// PtrType describes *Elem.
//
//hmapscope:private
type PtrType struct {
	Type
	Elem *Type
}

// SliceType describes []Elem.
//
//hmapscope:private
type SliceType struct {
	Type
	Elem *Type
}

// StructField is one field of a struct, in source order.
//
//hmapscope:private
type StructField struct {
	Name   *string
	Typ    *Type
	Offset uintptr
}

// StructType describes a struct.
//
//hmapscope:private
type StructType struct {
	Type
	PkgPath unsafe.Pointer
	Fields  []StructField
}

// FuncVariadic is set in OutCount of a function that takes any number of arguments.
const FuncVariadic = 1 << 15

// FuncType describes a function.
//
//hmapscope:private
type FuncType struct {
	Type
	InCount  uint16
	OutCount uint16
	Types    unsafe.Pointer // an array of *Type: parameters, then results
}

// InterfaceType describes an interface.
//
//hmapscope:private
type InterfaceType struct {
	Type
	PkgPath unsafe.Pointer
	Methods []Method
}

// Itab says how a type does what an interface asks for. Behind it lie the functions,
// in the order of the methods' names; they take the data word as receiver.
//
//hmapscope:private
type Itab struct {
	Inter *InterfaceType
	Type  *Type
	Hash  uint32 // the type's
	spare uint32
}

// Dynamic returns the type of what the interface of type t at p holds, or nil. Of an
// interface with methods the first word is an itab.
//
//hmapscope:private
func (t *InterfaceType) Dynamic(p unsafe.Pointer) *Type {
	first := *(*unsafe.Pointer)(p)
	if first == nil || len(t.Methods) == 0 {
		return (*Type)(first)
	}
	return (*Itab)(first).Type
}
