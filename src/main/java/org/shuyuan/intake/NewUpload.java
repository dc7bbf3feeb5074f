package org.shuyuan.intake;

import java.util.UUID;

/** What an upload begins with. */
record NewUpload(UUID owner, UUID organisation, String kind, UploadMetadata metadata, long length) {}
