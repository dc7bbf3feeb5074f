package org.shuyuan.fetch;

import java.io.IOException;

/** Makes something of an answer, while the connection is open. */
@FunctionalInterface
public interface Reader<T> {

    T read(Answer answer) throws FetchFailed, IOException, InterruptedException;
}
