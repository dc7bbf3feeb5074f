/** The child that reads documents: it sees the parsers and one file, and what it says are four plain files. */
package org.shuyuan.extractor;
