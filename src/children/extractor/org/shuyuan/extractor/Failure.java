package org.shuyuan.extractor;

/** Why a document cannot be read, in the four words that the service understands. */
final class Failure extends RuntimeException {

    enum Kind {
        /** It wants a password or is under rights management. */
        ENCRYPTED,
        /** It is cut off or damaged. */
        BROKEN,
        /** It unfolds to more than a document can honestly hold. */
        BOMB,
        /** Nothing here reads this type. */
        UNSUPPORTED
    }

    private final Kind kind;

    Failure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Failure(Kind kind, Throwable cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** What a parser threw, in our words; its own types are many, and the telling one is often wrapped. */
    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
            String name = cause.getClass().getName();
            String message = String.valueOf(cause.getMessage());
            if (name.contains("Encrypted") || name.contains("InvalidPassword") || name.contains("AccessPermission")) {
                return new Failure(Kind.ENCRYPTED, cause);
            }
            if (cause instanceof OutOfMemoryError
                    || cause instanceof StackOverflowError
                    || name.contains("RecordFormat") && message.contains("allocate")
                    || name.contains("MemoryLimit")
                    || message.contains("bomb")
                    || message.contains("JAXP0001")) {
                return new Failure(Kind.BOMB, cause);
            }
            if (name.contains("UnsupportedFormat") || name.contains("OldExcelFormat")) {
                return new Failure(Kind.UNSUPPORTED, cause);
            }
        }
        return new Failure(Kind.BROKEN, thrown);
    }
}
