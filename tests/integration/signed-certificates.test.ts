import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
