package parse

func (f *file) compare(document string) {}
