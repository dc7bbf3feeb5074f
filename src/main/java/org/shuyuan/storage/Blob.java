package org.shuyuan.storage;

/** Bytes that a store holds: what they are called, and how many they are. */
public record Blob(Digest digest, long size) {
    public Blob {
        if (size < 0) {
            throw new IllegalArgumentException("a size below zero: " + size);
        }
    }
}
