final class Extractor {
    public static void main(String[] a) {}
}
