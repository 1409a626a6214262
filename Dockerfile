# Built in two steps, so that the running image holds no build caches and nothing that only tests need.
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY prisma ./prisma
COPY scripts ./scripts
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
ENV NODE_ENV=production PORT=3978 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=packages /app/src/generated ./src/generated
COPY package.json tsconfig.json ./
COPY prisma ./prisma
COPY data ./data
COPY nlp-corpus ./nlp-corpus
COPY dialogs ./dialogs
COPY src ./src
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"
# No npm in between: SIGTERM reaches the app itself, which closes in order.
CMD ["node", "--import=tsx", "src/main.ts"]
