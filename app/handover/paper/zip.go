package paper

import (
	"encoding/binary"
	"hash/crc32"
)

// A .docx is a zip. These write and read one whose parts are stored, not compressed: the
// library would cost the browser program more than a Word file gains by it.

// zipPart is one file in a zip.
type zipPart struct{ name, data string }

const (
	zipLocal   = 0x04034b50
	zipCentral = 0x02014b50
	zipEnd     = 0x06054b50
	zipVersion = 20       // of the format: what it takes to open it
	zipDay     = 1<<5 | 1 // 1 January 1980: a file says nothing of when it was made
	zipUTF8    = 1 << 11  // names are UTF-8
)

func writeZip(parts []zipPart) []byte {
	var out, directory []byte
	le := binary.LittleEndian
	for _, p := range parts {
		at := uint32(len(out))
		var common []byte // what stands in both places
		common = le.AppendUint16(common, zipVersion)
		common = le.AppendUint16(common, zipUTF8)
		common = le.AppendUint16(common, 0) // stored
		common = le.AppendUint16(common, 0) // midnight
		common = le.AppendUint16(common, zipDay)
		common = le.AppendUint32(common, crc32.ChecksumIEEE([]byte(p.data)))
		common = le.AppendUint32(common, uint32(len(p.data)))
		common = le.AppendUint32(common, uint32(len(p.data)))
		common = le.AppendUint16(common, uint16(len(p.name)))
		common = le.AppendUint16(common, 0) // nothing extra

		out = append(le.AppendUint32(out, zipLocal), common...)
		out = append(append(out, p.name...), p.data...)

		directory = le.AppendUint16(le.AppendUint32(directory, zipCentral), zipVersion)
		directory = append(directory, common...)
		directory = append(directory, make([]byte, 2+2+2+4)...) // no comment, first disk, no attributes
		directory = append(le.AppendUint32(directory, at), p.name...)
	}
	start := uint32(len(out))
	out = append(out, directory...)
	out = le.AppendUint32(out, zipEnd)
	out = le.AppendUint32(out, 0) // one disk
	out = le.AppendUint16(out, uint16(len(parts)))
	out = le.AppendUint16(out, uint16(len(parts)))
	out = le.AppendUint32(out, uint32(len(directory)))
	out = le.AppendUint32(out, start)
	return le.AppendUint16(out, 0)
}

// readZip reads what writeZip wrote, by its directory, and compares every part with its sum.
func readZip(file []byte) (map[string]string, error) {
	const endSize, centralSize, localSize = 22, 46, 30
	le := binary.LittleEndian
	if len(file) < endSize || le.Uint32(file[len(file)-endSize:]) != zipEnd {
		return nil, errMarkup
	}
	end := file[len(file)-endSize:]
	parts := make(map[string]string)
	for at, n := uint64(le.Uint32(end[16:])), le.Uint16(end[10:]); n > 0; n-- {
		if at+centralSize > uint64(len(file)) || le.Uint32(file[at:]) != zipCentral {
			return nil, errMarkup
		}
		entry := file[at:]
		size, long, from := uint64(le.Uint32(entry[20:])), uint64(le.Uint16(entry[28:])), uint64(le.Uint32(entry[42:]))
		if at+centralSize+long > uint64(len(file)) || from+localSize+long+size > uint64(len(file)) {
			return nil, errMarkup
		}
		name, data := string(entry[centralSize:centralSize+long]), file[from+localSize+long:][:size]
		if string(file[from+localSize:][:long]) != name || crc32.ChecksumIEEE(data) != le.Uint32(entry[16:]) {
			return nil, errMarkup
		}
		parts[name] = string(data)
		at += centralSize + long
	}
	return parts, nil
}
